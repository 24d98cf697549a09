"""The browser entry point: ``streamlit run streamlit_app.py``. The pages are in ``orgdesign.app``."""

from orgdesign.app.main import main

main()
