from violence_response.errors import RegisterMissing

raise RegisterMissing(path=r"C:\registers\*new*\register.duckdb")
