# Prints every three words that stand in a row, in small letters; punctuation ends a row but for
# apostrophes, and so does the end of the line.
{
	line = tolower($0)
	gsub(/[^a-z0-9' \200-\377]+/, "\n", line)
	n = split(line, parts, "\n")
	for (p = 1; p <= n; p++) {
		m = split(parts[p], word, " ")
		for (i = 1; i + 2 <= m; i++)
			print word[i], word[i + 1], word[i + 2]
	}
}
