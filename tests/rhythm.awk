# Figures of a series of hourly counts: rows of an hour (as 2015-02-26T21 or with a space, UTC)
# and a count, several a row's hour summed up; hours without a row count 0.
#
# Prints: mean, dispersion index (variance by mean), the shape k of a negative binomial around
# the hour of the day on workdays and weekends, autocorrelation at 1, 24 and 168 hours. Hours above
# six times the median are cut to that: the figures are of the ordinary course.

function hour_of(text,   y, m, d, h) {
	y = substr(text, 1, 4) + 0; m = substr(text, 6, 2) + 0; d = substr(text, 9, 2) + 0
	h = substr(text, 12, 2) + 0
	if (m < 3) { m += 12; y-- }
	return (365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + d) * 24 + h
}

function correlation(lag,   i, sum) {
	for (i = first + lag; i <= last; i++)
		sum += (x[i] - mean) * (x[i - lag] - mean)
	return sum / squares
}

function slot(hour) { return (int(hour / 24) % 7 in weekend) " " hour % 24 }

BEGIN { FS = "," }
$1 ~ /^[0-9]/ { hour = hour_of($1); x[hour] += $2; if (!first || hour < first) first = hour; if (hour > last) last = hour }
END {
	delete x[first]; delete x[last]; first++; last--
	weekend[4]; weekend[5] # 2015-02-28 was a Saturday: day 4 of seven in the count above
	for (i = first; i <= last; i++) { n++; values[n] = x[i] += 0 }
	m = median(n)
	for (i = first; i <= last; i++) { if (m > 0 && x[i] > 6 * m) x[i] = 6 * m; mean += x[i] / n }
	for (i = first; i <= last; i++) {
		squares += (x[i] - mean) ^ 2
		slots[slot(i)]++; sums[slot(i)] += x[i]
	}
	for (i = first; i <= last; i++) {
		mu = sums[slot(i)] / slots[slot(i)]
		above += (x[i] - mu) ^ 2 - mu; below += mu * mu
	}
	printf "%.1f %.2f %.2f %.2f %.2f %.2f\n", mean, squares / (n - 1) / mean, below / above, \
		correlation(1), correlation(24), correlation(168)
}

# The median by counting: counts are whole and not many thousand.
function median(n,   i, seen, most, all) {
	for (i = 1; i <= n; i++) { seen[values[i]]++; if (values[i] > most) most = values[i] }
	for (i = 0; i <= most; i++) { all += seen[i]; if (all >= n / 2) return i }
}
