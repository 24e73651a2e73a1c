"""Files as sheets of text: whatever encoding, separator or kind of workbook, with an address for every cell.

`files.read_files` is the door; `kinds` says what a file is, whatever its name says. A text goes through `encodings`, `separated` and
`lists_of_text`. A workbook that is an archive is looked through by own code (`archives`, `xlsx`, `ods`), which finds `facts` and never
values. Values are read in a process of its own (`reader_process`), which gives `raw_sheets`: by a library for archives
(`native_reader`) and for an .xls (`old_reader`), by the standard library's parsers for pages (`page_reader`) and Excel's XML
(`xml_reader`). `workbooks` puts all of it together. Nothing is computed, run or followed, and every limit has its sentence
(`limits`). What was odd is told (`noticed`), never silently put right.
"""
