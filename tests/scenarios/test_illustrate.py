"""What is made up for Peterborough hangs together."""

from __future__ import annotations

from orgdesign.plan import Plan


def test_nobody_manages_themselves_and_partners_staff_who_stay_say_why(peterborough: Plan) -> None:
    assert all(post.manager != post.id for post in peterborough.posts)
    fixed = [post for post in peterborough.posts if not post.movable]
    assert fixed
    assert all(post.employer != "council" and post.not_movable_because and not post.vacant for post in fixed)


def test_posts_of_a_service_have_few_bases_so_that_like_posts_are_counted_together(peterborough: Plan) -> None:
    bases: dict[str, set[str]] = {}
    for post in peterborough.posts:
        bases.setdefault(post.service, set()).add(post.base or "")
    assert max(map(len, bases.values())) <= 7
    alike = {(p.service, p.base, p.fte, p.vacant, p.movable) for p in peterborough.posts}
    assert len(alike) <= len(peterborough.posts) / 2
