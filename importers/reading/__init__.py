"""Files as sheets of text: whatever encoding, separator or kind of workbook, with an address for every cell.

`files.read_files` is the door. A text goes through `encodings`, `separated` and `lists_of_text`. A workbook is looked through by
own code (`archives`, `xlsx`, `ods`), which finds `facts` and never values; the values are read by a library in a process of its own
(`reader_process`, `native_reader`), and `workbooks` puts both together. Nothing is computed, run or followed, and every limit has
its sentence (`limits`). What was odd is told (`noticed`), never silently put right.
"""
