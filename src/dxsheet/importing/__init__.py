"""Office files read as data: what stands in a workbook, and which tab holds which part of a sheet.

Reading only: nothing here writes a file, and no office library is needed.
"""
