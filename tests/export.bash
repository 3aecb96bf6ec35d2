# What the suites of real exports share; they run in a folder of their own.

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# holds FILE NUMBER: so many posts, no complaint that fails, and their lines in posts.
holds() {
	needs_shared "payloads/$1"
	crisis-ingest "$SHARED/payloads/$1" >posts 2>complaints || fail "$(cat complaints)"
	assert_equal "$(wc -l <posts)" "$2"
}

# says WORDS: among the complaints of the last export.
says() {
	grep -qF "$1" complaints || fail "$(cat complaints)"
}
