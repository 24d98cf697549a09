"""The consultation: what was asked, what people said, and what was found."""

from __future__ import annotations

from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, Amount, Id, Row, Slug, Text, Whole, Words, column


class Question(Row):
    """A question of a consultation, with the answers to it taken together."""

    table = "consultation"
    sheet = "Consultation"
    key = ("id",)
    about = "The questions that a consultation asked, with what was answered and what follows."

    id: Slug = column("The question's id.", example="Q1")
    round: Text = column("The consultation that asked it.", example="June and July 2009", default="")
    number: Whole | None = column("Its number in the paper.", example=1, default=None, ge=0, le=10000)
    question: Text = column("The question, as it was put.", example="Is the balance right?", min_length=1)
    asked_of: Text = column("Who was asked.", example="staff and partners", default="")
    answer: Text = column("The answers taken together, in your own words.", example="Most agree.", default="")
    action: Text = column("What the council will do about them.", example="It goes on to detail.", default="")
    findings: Words = column(
        "The findings that they led to, parted by semicolons.", example="F1", default=(), ref="findings"
    )


class Response(Row):
    """One thing that was said, with the reply to it."""

    table = "replies"
    sheet = "Replies"
    key = ("id",)
    about = "What people said in the consultation, and what was replied. No names: a group of people at most."

    id: Slug = column("The reply's id.", example="Q1-a")
    question: Id | None = column(
        "The question that it belongs to. Empty: said apart from the questions.",
        example="Q1",
        default=None,
        ref="consultation",
    )
    kind: Annotated[Literal["positive", "challenge", "suggestion", "question"], ANY_CASE] = column(
        "Is it welcome, a worry, a suggestion or a question?", example="challenge"
    )
    said: Text = column("What was said, in your own words.", example="Services must be consistent.", min_length=1)
    theme: Text = column("Its theme, in a word or two.", example="consistency", default="")
    group: Text = column("The group that said it; never a person.", example="staff", default="")
    touches: Words = column(
        "The services, posts, properties or places that it is about, parted by semicolons.",
        example="play-service",
        default=(),
        ref="services|posts|properties|places",
    )
    reply: Text = column("What was replied, in your own words.", example="It is built into the design.", default="")
    findings: Words = column(
        "The findings that it led to, parted by semicolons.", example="F1", default=(), ref="findings"
    )
    count: Whole | None = column("How many said so, where stated.", unit="people", example=12, default=None, ge=0)
    share: Amount | None = column(
        "The share of those who answered, where stated.", unit="per cent", example=60, default=None, ge=0, le=100
    )


class MainFinding(Row):
    """A main finding of the consultation, with what follows from it."""

    table = "findings"
    sheet = "Findings"
    key = ("id",)
    about = "The main findings of the consultation, and what the council will do."

    id: Slug = column("The finding's id.", example="F1")
    number: Whole | None = column("Its place among the findings.", example=1, default=None, ge=0, le=10000)
    printed: Text = column("The number printed beside it, where that is another one.", example="7", default="")
    title: Text = column("The finding, as published.", example="Appoint the heads early.", min_length=1)
    follows: Text = column("What follows, in your own words.", example="They lead the design.", default="")
    milestones: Words = column(
        "The milestones that carry it out, parted by semicolons.",
        example="heads-recruited",
        default=(),
        ref="milestones",
    )
