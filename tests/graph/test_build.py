from orgdesign.graph.analyses import ANALYSES
from orgdesign.graph.build import contact_graph, service_graph, weighted
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.links import Alliance
from tests.builders import a_link, a_plan, a_post, a_service


def linked() -> Plan:
    """Two services of one agency, linked both ways, and one out of scope."""
    services = [
        a_service("visits", agency="council", profession="nursing", division="Care", enables=("clinic",)),
        a_service("clinic", agency="council"),
        a_service("school", in_scope=False),
    ]
    links = [
        a_link("visits", "clinic", weight=2),
        a_link("clinic", "visits", kind="supports", weight="0.5"),
        a_link("school", "visits", weight=9),
        a_link("visits", "clinic", kind="supervises", weight=0),
    ]
    alliances = [Alliance(alliance="Health", service=s) for s in ("visits", "clinic")]
    return a_plan(services=services, links=links, alliances=alliances, posts=[a_post("01", fte="0.8")])


def test_the_graph_holds_every_kind_of_node_and_link() -> None:
    graph = service_graph(linked())
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {
        "service", "agency", "profession", "division", "alliance", "locality",
    }  # fmt: skip
    kinds = {data["kind"] for _, _, data in graph.edges(data=True)}
    assert kinds == {
        "works with", "supports", "supervises", "enables", "provided by", "is of the profession", "is managed in",
        "belongs to", "serves",
    }  # fmt: skip
    assert all("name" in data for _, data in graph.nodes(data=True))


def test_a_service_serves_the_localities_of_its_posts_by_fte() -> None:
    graph = service_graph(linked())
    assert graph[("service", "visits")][("locality", "north")]["serves"]["weight"] == 8_000


def test_services_carry_their_class_where_it_is_given() -> None:
    plan = linked()
    assert service_graph(plan, classify(plan)).nodes[("service", "clinic")]["to_class"] is None


def test_the_contact_graph_adds_up_links_of_services_in_scope_only() -> None:
    graph = contact_graph(linked())
    assert weighted(graph) == [("clinic", "visits", 250)]
    assert sorted(graph) == ["clinic", "visits"]


def test_every_analysis_can_be_asked_of_a_plan_with_next_to_nothing_in_it() -> None:
    plan = a_plan()
    for name, analysis in ANALYSES.items():
        assert isinstance(analysis(plan, classify(plan)), list), name
