"""What people see and touch: everything that needs Streamlit, apart from the pages themselves."""
