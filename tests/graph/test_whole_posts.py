from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.graph.whole_posts import can_deal

SIZES = st.lists(st.sampled_from((2, 3, 5, 8, 10)), max_size=7)
NEEDS = st.lists(st.integers(0, 14), min_size=1, max_size=4)


@settings(max_examples=700, deadline=None)
@given(SIZES, NEEDS)
def test_dealing_out_posts_is_possible_exactly_where_some_way_of_trying_all_works(
    posts: list[int], lacking: list[int]
) -> None:
    @cache
    def tried(at: int, left: tuple[int, ...]) -> bool:
        if at == len(posts):
            return all(need <= 0 for need in left)
        return any(tried(at + 1, (*left[:i], left[i] - posts[at], *left[i + 1 :])) for i in range(len(left)))

    assert can_deal(posts, lacking) is tried(0, tuple(lacking))


def test_localities_that_lack_nothing_need_no_post() -> None:
    assert can_deal([], [0, 0]) is True


def test_enough_fte_in_too_large_pieces_is_not_enough() -> None:
    assert can_deal([10, 10, 10, 10, 10, 10], [15, 15, 15, 15]) is False


def test_a_question_that_takes_too_long_is_left_undecided() -> None:
    posts = [1_000_003 + 7 * i * i for i in range(40)]
    fair = sum(posts) // 8
    assert can_deal(posts, [fair] * 8) in {True, None}
    assert can_deal(posts, [fair + 1] * 8) is False
