#!/usr/bin/env bash
# Keeps one issue up to date with the text in a file: opens it, edits it, or closes it where the file is empty.
# usage: keep-issue.sh FILE LABEL TITLE CLOSING-COMMENT, with GH_TOKEN and GH_REPO
set -euo pipefail
file=$1 label=$2 title=$3 closing=$4
number=$(gh issue list --label "$label" --state open --json number,title \
  --jq "map(select(.title == \"$title\"))[0].number // empty")
if [ -s "$file" ] && [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$file"
elif [ -s "$file" ]; then
  gh label create "$label" --force --description "Kept up to date by a workflow: $title"
  gh issue create --title "$title" --label "$label" --body-file "$file"
elif [ -n "$number" ]; then
  gh issue close "$number" --comment "$closing"
fi
