# Converts annotations (::warning file=F,line=N,title=RULE::MESSAGE) to an HTML table, in which Markdown of a digest has no effect.
function html(text) {
  gsub(/%3A/, ":", text)
  gsub(/%2C/, ",", text)
  gsub(/%0[AD]/, " ", text)
  gsub(/%25/, "%", text)
  gsub(/&/, "\\&amp;", text)
  gsub(/</, "\\&lt;", text)
  gsub(/>/, "\\&gt;", text)
  return text
}
function property(name, all, start) {
  start = index("," all, "," name "=")
  if (start == 0) return ""
  all = substr(all, start + length(name) + 1)
  return index(all, ",") ? substr(all, 1, index(all, ",") - 1) : all
}
BEGIN { most = 200 }
/^::(error|warning|notice) / {
  if (++problems == 1) print "\n<table><tr><th>Severity</th><th>File</th><th>Line</th><th>Problem</th><th>Rule</th></tr>"
  if (problems > most) next
  level = substr($1, 3)
  rest = substr($0, length($1) + 2)
  split_at = index(rest, "::")
  properties = substr(rest, 1, split_at - 1)
  printf "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n", level, html(property("file", properties)), property("line", properties), html(substr(rest, split_at + 2)), html(property("title", properties))
}
END {
  if (problems > 0) print "</table>"
  if (problems > most) print "\n" problems - most " more are in the log."
}
