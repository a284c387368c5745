# Checks PATHS, prints the report in FORMAT, and writes the job's outputs and summary.
set -euo pipefail

case "$FORMAT" in
  github | text | json | sarif | gitlab | junit) ;;
  *)
    echo "::error::Unknown format: $FORMAT. Use github, text, json, sarif, gitlab or junit."
    exit 2
    ;;
esac

paths=()
while IFS= read -r path || [ -n "$path" ]; do
  path=${path#"${path%%[![:space:]]*}"}
  path=${path%"${path##*[![:space:]]}"}
  case "$path" in
    '') ;;
    -*) paths+=("./$path") ;; # a file name, not an option
    *) paths+=("$path") ;;
  esac
done <<< "$PATHS"
[ ${#paths[@]} -gt 0 ] || paths=(.)

options=(--min-severity "$MIN_SEVERITY")
[ -z "$BASELINE" ] || options+=(--baseline "$BASELINE")
if [ "$ONLINE" = true ]; then
  # The first run records link statuses, the second one reads them.
  if [ -z "$LOCK" ]; then LOCK=$RUNNER_TEMP/digest-lsp-links.json && rm -f "$LOCK"; fi
  export GITHUB_TOKEN=$TOKEN
  online=--online
else
  online=--offline
fi
[ -z "$LOCK" ] || options+=(--lock "$LOCK")

annotations=$RUNNER_TEMP/digest-lsp-annotations.txt
report=$RUNNER_TEMP/digest-lsp-report.$FORMAT
status=0
"$FOLDER/digest-lsp" check --format github "$online" "${options[@]}" "${paths[@]}" > "$annotations" || status=$?
[ $status -le 1 ] || exit $status
if [ "$FORMAT" = github ]; then
  cp "$annotations" "$report"
  cat "$report"
else
  "$FOLDER/digest-lsp" check --format "$FORMAT" --offline "${options[@]}" "${paths[@]}" > "$report" || [ $? -eq 1 ] || exit 2
  # Lines of a digest are printed verbatim: the runner must not interpret any of them as a command.
  stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$stop"
  cat "$report"
  printf '\n::%s::\n' "$stop"
fi

count() { grep -c "^::$1 " "$annotations" || true; }
errors=$(count error) warnings=$(count warning) notices=$(count notice)
{
  echo "problems=$((errors + warnings + notices))"
  echo "errors=$errors"
  echo "warnings=$warnings"
  echo "notices=$notices"
  echo "report=$report"
} >> "$GITHUB_OUTPUT"

{
  echo "### Paper digests: $errors errors, $warnings warnings, $notices notices"
  awk -f "$GITHUB_ACTION_PATH/packaging/action/summary.awk" "$annotations"
} >> "$GITHUB_STEP_SUMMARY"

[ "$FAIL" = true ] || status=0
exit $status
