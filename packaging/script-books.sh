#!/bin/sh
# Makes the books of src/test/resources/scripts/books: Ruth and Jonah of the King James Version, in
# every format that is read, by pandoc. Needs Debian's bible-kjv, bible-kjv-text and pandoc. The
# words are those of the Bible; headings, two notes, a break and the emphasis are added, so that
# every format has to carry them.
#
#   packaging/script-books.sh [FOLDER]
set -eu
out=${1:-src/test/resources/scripts/books}
mkdir -p "$out"
work=$(mktemp -d)
export SOURCE_DATE_EPOCH=1700000000 # the same bytes every time
trap 'rm -rf "$work"' EXIT

# BOOK CHAPTER MARK: its verses, four to a paragraph; every paragraph begins with an emphasised word.
chapter() {
  bible -f "$1$2:1-99" </dev/null 2>/dev/null | awk -v mark="$3" '
    { sub(/^[A-Za-z]+[0-9]+:[0-9]+ /, ""); text = text (text == "" ? "" : " ") $0; n++ }
    n % 4 == 0 { put() }
    END { put() }
    function put() {
      if (text == "") return
      if (mark != "" && ++paragraph == 1) text = text "[^" mark "]"
      sub(/^[A-Za-z]+/, "*&*", text)
      gsub(/\047/, "\xe2\x80\x99", text)
      print text "\n"
      text = ""
    }'
}

head_of() {
  printf -- '---\ntitle: %s\nauthor: King James Version\nlang: en\n---\n\n' "$1"
}

{
  head_of Ruth
  for c in 1 2 3 4; do
    printf '# Chapter %s\n\n' "$c"
    chapter Ruth "$c" "$([ "$c" = 1 ] && echo moab || true)"
    [ "$c" = 2 ] && printf '* * *\n\nSo ended the second chapter.\n\n'
  done
  printf '[^moab]: Moab lay east of the Dead Sea.\n'
} >"$work/ruth.md"

{
  head_of Jonah
  printf '# Jonah\n\n'
  for c in 1 2 3 4; do
    printf '## Chapter %s\n\n' "$c"
    chapter Jonah "$c" "$([ "$c" = 3 ] && echo nineveh || true)"
  done
  printf '[^nineveh]: Nineveh stood on the Tigris.\n'
} >"$work/jonah.md"

for book in ruth jonah; do
  cp "$work/$book.md" "$out/$book.md"
  pandoc -f markdown-smart "$work/$book.md" -t epub2 --epub-chapter-level=1 -o "$out/$book.epub2.epub"
  pandoc -f markdown-smart "$work/$book.md" -t epub3 --epub-chapter-level=1 --toc -o "$out/$book.epub3.epub"
  pandoc -f markdown-smart "$work/$book.md" -o "$out/$book.docx"
  pandoc -f markdown-smart "$work/$book.md" -t fb2 -o "$out/$book.fb2"
  pandoc -f markdown-smart "$work/$book.md" -s -t html5 -o "$out/$book.html"
done
