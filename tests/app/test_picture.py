"""The drawing of the service graph reads without its colours and cannot be broken out of."""

from __future__ import annotations

from orgdesign.app.picture import LOOKS, drawing, legend
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from tests.builders import a_link, a_plan, a_service


def test_every_class_has_a_shape_of_its_own() -> None:
    assert len({look.shape for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.said for look in LOOKS.values()}) == len(LOOKS)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_stands_out_from_its_shape_as_wcag_asks() -> None:
    for look in LOOKS.values():
        light, dark = sorted((luminance(look.fill), luminance(look.text)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_names_cannot_end_their_label() -> None:
    plan = a_plan(services=[a_service(name='a"]; evil [label="x\\'), a_service("other")])
    dot = drawing(plan, classify(plan), {"visits", "other"}).dot
    assert '\\"]' in dot
    assert 'evil [label="x' not in dot.replace('\\"', "")


def test_only_links_between_drawn_services_are_drawn(small_plan: Plan) -> None:
    plan = a_plan(
        services=[a_service(), a_service("one"), a_service("two")],
        links=[a_link("visits", "one"), a_link("one", "two")],
    )
    made = drawing(plan, classify(plan), {"visits", "one"})
    assert [(k.origin, k.destination) for k in made.links] == [("visits", "one")]
    assert "2 services" in made.alt
    assert "1 link" in made.alt


def test_the_legend_names_every_class_in_the_council_s_words(small_plan: Plan) -> None:
    text = legend(small_plan)
    for word in ("core", "extended", "hosted", small_plan.settings.area_wide):
        assert word in text
