"""A small model written as rows keeps what the model keeps."""

from __future__ import annotations

from itertools import product

import pytest
from ortools.sat.python import cp_model

from orgdesign.solve.rows import question, rows_of, terms_of


def test_the_rows_hold_for_exactly_the_values_that_the_model_allows() -> None:
    model = cp_model.CpModel()
    one, two = model.new_bool_var("one"), model.new_bool_var("two")
    many = model.new_int_var(-1, 2, "many")
    model.add_exactly_one(one, two.Not())
    model.add_at_least_one(one, two.Not())
    model.add(many + 2 * one <= 3)
    model.add(many - two >= -1)
    asked = question(model, [(None, 1, [(2, 1)])], [(2, 1)], 0)
    kept = [values for values in product((0, 1), (0, 1), range(-1, 3)) if asked.kept_by(values)]
    assert kept == [(0, 0, -1), (0, 0, 0), (0, 0, 1), (1, 1, 0), (1, 1, 1)]


def test_terms_are_those_of_the_expression_with_what_is_added() -> None:
    model = cp_model.CpModel()
    one, two = model.new_bool_var("one"), model.new_bool_var("two")
    assert terms_of(model, 5 - 2 * one + two) == ([(0, -2), (1, 1)], 5)
    assert terms_of(model, 3) == ([], 3)


def test_a_model_with_anything_but_sums_is_not_taken() -> None:
    model = cp_model.CpModel()
    one = model.new_bool_var("one")
    model.add(one == 1).only_enforce_if(one)
    with pytest.raises(ValueError, match="a row of another sort"):
        rows_of(model)
