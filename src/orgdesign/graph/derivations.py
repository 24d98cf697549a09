"""C1, C2 and C5 worked out from where posts serve, which levels are served, and who supervises whom."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesign.graph.basis import worked_out_from
from orgdesign.graph.capacity import capacity
from orgdesign.graph.derived import Derivation, Derived
from orgdesign.graph.professions import common
from orgdesign.graph.records import Records
from orgdesign.graph.words import in_figures, listed, locality
from orgdesign.plan.defaults import CRITERIA
from orgdesign.plan.links import Link
from orgdesign.plan.posts import Post
from orgdesign.plan.services import Criterion, Reply, Service

LOWEST, HIGHEST = 1, 4
TARGETED = 2
"""The highest level of need that is still universal or targeted."""


def derivation_of(criterion: Criterion) -> Derivation | None:
    """What works an answer to the criterion out.

    Capacity and profession are known by their role; the other two only where the question is the shipped one, as
    a council's own C1 may ask something else.
    """
    by_role: dict[str, Derivation] = {"capacity": capacity, "profession": outside_profession}
    if criterion.role in by_role:
        return by_role[criterion.role]
    if asks_locally(criterion.question):
        return already_local
    return universal_or_targeted if asks_level(criterion.question) else None


def asks_locally(question: str) -> bool:
    """Tell whether a criterion asks the shipped 'already provided locally'."""
    return question.casefold() == CRITERIA[0].question.casefold()


def asks_level(question: str) -> bool:
    """Tell whether a criterion asks the shipped 'universal or targeted, not specialist at level 4'."""
    return question.casefold() == CRITERIA[1].question.casefold()


def already_local(records: Records, service: Service) -> Derived | None:
    """C1: yes where posts serve every locality today, partly where they serve several, no where one or none.

    Posts of which it is not known where they serve could fill the gaps, so with them it stays unknown.
    """
    posts = records.posts.get(service.id, ())
    if not posts or not records.localities:
        return None
    served = {place for post in posts if (place := records.locality_served(post)) is not None}
    lost = sum(1 for post in posts if records.place_served(post) is None)
    count, word = len(records.localities), locality(records.settings)
    text = f"{in_figures(len(posts), 'post')} serve {len(served)} of {in_figures(count, word)} today"
    if len(served) == count:
        reply = Reply.YES
    elif lost:
        reply = Reply.UNKNOWN
        text += f", and of {lost} it is not known where"
    else:
        reply = Reply.PARTLY if len(served) > 1 else Reply.NO
    return Derived(reply, f"{text}: {reply.value}", worked_out_from(posts), "Posts")


def level_four_only(service: Service) -> bool | None:
    """Tell whether the service serves level 4 of need and no other; None where its levels do not say."""
    found = {low == HIGHEST for low, _ in _ranges(service)}
    return found.pop() if len(found) == 1 else None


def universal_or_targeted(records: Records, service: Service) -> Derived | None:
    """C2: yes where level 1 or 2 is served and 4 is not, no where 4 is and neither 1 nor 2, else partly."""
    del records
    if service.level_from is None and service.level_to is None:
        return None
    replies = {_reply_of_levels(low, high) for low, high in _ranges(service)}
    reply = replies.pop() if len(replies) == 1 else Reply.UNKNOWN
    return Derived(reply, f"{_levels(service)}: {reply.value}", worked_out_from([service]), "Services")


def _ranges(service: Service) -> Iterable[tuple[int, int]]:
    """Every range of levels that the service may serve, given what it states."""
    lows = range(LOWEST, HIGHEST + 1) if service.level_from is None else (service.level_from,)
    highs = range(LOWEST, HIGHEST + 1) if service.level_to is None else (service.level_to,)
    return [(low, high) for low in lows for high in highs if low <= high]


def _reply_of_levels(low: int, high: int) -> Reply:
    if low <= TARGETED:
        return Reply.PARTLY if high == HIGHEST else Reply.YES
    return Reply.NO if high == HIGHEST else Reply.PARTLY


def _levels(service: Service) -> str:
    low, high = service.level_from, service.level_to
    if low == high:
        return f"serves level {low} of need only"
    if low is None:
        return f"serves need up to level {high}"
    return f"serves need from level {low}" if high is None else f"serves levels {low} to {high} of need"


def outside_profession(records: Records, service: Service) -> Derived | None:
    """C5: no where another service of its profession supervises it, yes where others manage all its posts today.

    A post counts as managed outside its profession where its line manager's post is of none of its groups. Posts that
    manage others of the service are left out: the head of any service answers to somebody outside. Managers of the
    same profession prove nothing: that it is so does not say that it must be so.
    """
    own = _of_own_profession(records, service)
    if own:
        names = listed(records.service_name(link.origin) for link, _ in own)
        shared = listed(dict.fromkeys(name for _, common_to_both in own for name in common_to_both))
        text = f"supervised within its profession ({shared}) by {names}: no"
        return Derived(Reply.NO, text, worked_out_from([service, *(link for link, _ in own)]), "Links")
    pairs = _managed(records, service)
    if not pairs:
        return None
    outside = [post for post, profession in pairs if not common(_profession(post, service), profession)]
    some = Reply.PARTLY if outside else Reply.UNKNOWN
    reply = Reply.YES if len(outside) == len(pairs) else some
    text = f"{len(outside)} of {in_figures(len(pairs), 'post')} managed today by a post of another profession"
    return Derived(reply, f"{text}: {reply.value}", worked_out_from(post for post, _ in pairs), "Posts")


def _of_own_profession(records: Records, service: Service) -> list[tuple[Link, tuple[str, ...]]]:
    """Links by which other services of a profession of this one supervise it, with the professions in common."""
    links = records.supervised_by.get(service.id, ())
    pairs = ((link, common(service.profession, records.services[link.origin].profession)) for link in links)
    return [(link, shared) for link, shared in pairs if shared]


def _managed(records: Records, service: Service) -> list[tuple[Post, str]]:
    """Posts that manage no other of the service, with the profession of their manager, where both are known."""
    posts = records.posts.get(service.id, ())
    managing = {post.manager for post in posts}
    found = []
    for post in posts:
        manager = records.post.get(post.manager) if post.manager else None
        if manager is None or post.id in managing:
            continue
        above = records.services.get(manager.service)
        theirs = manager.profession or (above.profession if above is not None else "")
        if theirs and _profession(post, service):
            found.append((post, theirs))
    return found


def _profession(post: Post, service: Service) -> str:
    return post.profession or service.profession
