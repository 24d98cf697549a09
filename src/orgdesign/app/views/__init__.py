"""The pages; they draw and nothing more.

The folder is not called ``pages``: Streamlit would take each of its files for a page of its own.
"""
