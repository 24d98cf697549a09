"""The accessibility statement: what has been tested, and what is known not to work for everybody."""

from __future__ import annotations

import streamlit as st

from orgdesign.app.heading import heading

_SCOPE = """
This statement is about the app that `orgdesign app` opens on your own computer. A council that offers it to its
staff over a network is responsible for a statement of its own; this one may be its start.
"""
_MEANT = """
- zoom up to 400 % without text being cut off,
- use every part of it with a keyboard alone,
- read every figure with a screen reader: each chart has a text alternative and the same figures in a real table,
- read it in black and white: no meaning is carried by colour alone,
- choose a light or a dark theme, in the menu at the top right.
"""
_STATUS = """
The app is meant to conform to the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. It is **partially
conformant**: the exceptions are listed below. It has not been audited by people who use assistive technology.
"""
_LIMITS = """
- **Pictures of the services** cannot be walked through with a keyboard or a screen reader. Their text
  alternative sums them up, and the tables beneath hold every service, step and link (criterion 1.1.1).
- **Charts** have a text alternative and a table, but their marks cannot be reached one by one (criterion 1.1.1).
- **Progress while solving** is updated twice a second. It is not announced by itself; its figures can be read at
  any time, and the end is announced (criterion 4.1.3).
- **Long tables** come in parts of at most fifty rows. The download holds all rows.
- **On narrow screens** wide tables are scrolled sideways, and pictures of the services are too small to read; their
  tables are not (criterion 1.4.10).
- **Downloaded workbooks** follow the Government Analysis Function's guidance on releasing statistics in
  spreadsheets; the blank template has drop-down lists, which some screen readers do not announce.
"""
_TESTED = """
Every page is opened in a browser by the project's own tests, in the light and in the dark theme, and checked with
axe-core: no failure that it calls serious or critical is let through. Such a tool finds only a part of what can be
wrong. Page titles, headings, table headings, reading order, keyboard use and text alternatives were looked at by
hand.
"""
_REPORT = """
If you cannot use a part of the app, or need its content in another form, tell whoever gave you the app in your
council. In the United Kingdom the Equality Advisory and Support Service advises you where you are not content with
the answer; the Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile
Applications) (No. 2) Accessibility Regulations 2018.
"""


def draw() -> None:
    """Draw the page."""
    heading("Accessibility statement", _SCOPE)
    for title, text in (
        ("What you should be able to do", _MEANT),
        ("How accessible it is", _STATUS),
        ("What is not accessible", _LIMITS),
        ("How it was tested", _TESTED),
        ("Reporting a problem", _REPORT),
    ):
        st.header(title)
        st.markdown(text)
