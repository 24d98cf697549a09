"""C4 worked out: whether this FTE can cover every locality with a team that stands on its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from orgdesign.graph.basis import worked_out_from
from orgdesign.graph.derived import Derived
from orgdesign.graph.records import Records
from orgdesign.graph.whole_posts import can_deal
from orgdesign.graph.words import figure, in_figures, locality, plural, rounded_down
from orgdesign.plan.posts import Post
from orgdesign.plan.services import Reply, Service
from orgdesign.units import FTE, decimal, whole


def capacity(records: Records, service: Service) -> Derived | None:
    """Tell whether the service's posts can form a team in every locality; None where it has no posts.

    Each locality needs a post, and the larger of the minimum team and the entitlement floor in FTE. Vacant posts
    count. Posts that may not be moved stay where they serve today; all others may go anywhere, but only whole. Where
    a skill must be covered that no other service has, its filled posts with the skill must suffice for that too.
    """
    posts = records.posts.get(service.id, ())
    count = len(records.localities)
    if not posts or not count:
        return None
    least = least_team(records, service)
    reply, why = _judge(records, posts, least)
    if reply is Reply.YES and (short := _too_few_to_cover(records, service)):
        reply, why = Reply.NO, f", but {short}"
    total = sum((post.fte for post in posts), Decimal(0))
    minimum = decimal(least, FTE)
    arithmetic = (
        f"{figure(total)} FTE in {in_figures(len(posts), 'post')} over"
        f" {in_figures(count, locality(records.settings))}: {rounded_down(Fraction(total) / count, minimum)} FTE each"
        f" against a minimum of {figure(minimum)}{why}: {reply.value}"
    )
    return Derived(reply, arithmetic, worked_out_from([service, *posts]), "Posts")


def _too_few_to_cover(records: Records, service: Service) -> str:
    """The first skill that must be covered and that the service, which alone has it, has too few filled posts for."""
    word = locality(records.settings)
    for request in records.must_cover:
        holders = records.skilled.get(request.subject, ())
        each = int(request.amount or 0)
        places = 1 if request.object else len(records.localities)
        if {post.service for post in holders} == {service.id} and len(holders) < each * places:
            where = f"each of {in_figures(places, word)}" if places > 1 else f"one {word}"
            return f"{in_figures(len(holders), 'filled post')} with {request.subject} for {each} in {where}"
    return ""


def least_team(records: Records, service: Service) -> int:
    """The least FTE of a team of the service in any locality, in ten-thousandths."""
    stated = service.min_team_fte
    default = records.settings.min_team_fte if stated is None else stated
    return whole(max(default, service.floor_fte or Decimal(0)), FTE)


def needs_its_vacancies(records: Records, service: Service) -> bool:
    """Tell whether the service covers every locality only if its vacant posts are counted."""
    posts = records.posts.get(service.id, ())
    filled = [post for post in posts if not post.vacant]
    least = least_team(records, service)
    if len(filled) == len(posts) or _judge(records, posts, least)[0] is not Reply.YES:
        return False
    return _judge(records, filled, least)[0] is not Reply.YES


def _judge(records: Records, posts: Sequence[Post], least: int) -> tuple[Reply, str]:
    """The answer, and what decides it where that is not plain from the average."""
    held, free = _held_and_free(records, posts)
    found = can_deal(free, [max(least - here, 0 if here else 1) for here in held])
    if found:
        return Reply.YES, ""
    word = locality(records.settings)
    if sum(free) + sum(held) < least * len(held):
        return Reply.NO, ""
    if len(posts) < len(held):
        return Reply.NO, f", but fewer posts than {plural(word)}"
    if found is None:
        return Reply.PARTLY, ", but whether whole posts can be dealt out so is not settled"
    every = [whole(post.fte, FTE) for post in posts]
    if can_deal(every, [max(least, 1)] * len(held)):
        return Reply.NO, ", but posts that may not be moved stand in the way"
    return Reply.NO, f", but whole posts cannot be dealt out to give every {word} as much"


def _held_and_free(records: Records, posts: Sequence[Post]) -> tuple[list[int], list[int]]:
    """FTE that stays in each locality, and the FTE of each post that may go to any."""
    held = dict.fromkeys(records.localities, 0)
    free: list[int] = []
    for post in posts:
        stays = None if post.movable else records.locality_served(post)
        if stays in held:
            held[stays] += whole(post.fte, FTE)
        else:
            free.append(whole(post.fte, FTE))
    return list(held.values()), free
