# Of lines "group cluster how": how many pairs are together that should be, and the other way
# round. Prints precision, recall, and what share of each mutation is not with most of its group.
function pairs(n) { return n * (n - 1) / 2 }
{
	both[$1 SUBSEP $2]++; group[$1]++; cluster[$2]++
	of[NR] = $1; in_cluster[NR] = $2; how[NR] = $3
}
END {
	for (k in both) {
		right += pairs(both[k])
		split(k, part, SUBSEP)
		if (both[k] > most[part[1]]) { most[part[1]] = both[k]; home[part[1]] = part[2] }
	}
	for (k in group) wanted += pairs(group[k])
	for (k in cluster) given += pairs(cluster[k])
	for (i = 1; i <= NR; i++) { all[how[i]]++; astray[how[i]] += in_cluster[i] != home[of[i]] }
	printf "precision %.4f recall %.4f pairs %d\n", right / given, right / wanted, wanted
	for (k in all) printf "astray %s %.4f of %d\n", k, astray[k] / all[k], all[k] | "sort"
}
