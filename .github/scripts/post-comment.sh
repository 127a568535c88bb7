#!/usr/bin/env bash
# post-comment.sh FOLDER: posts FOLDER/comment.md on the pull request FOLDER/number, in place of the comment posted before.
# The folder comes from a pull request and is not trusted: it is read as text, checked, and nothing in it is run.
# REPOSITORY: owner/name. HEAD_SHA: the commit whose review made the folder. RUN_URL: where the whole page lies.
set -euo pipefail
folder=$1
marker='<!-- results-diff -->'
limit=65000

refuse() {
  echo "refused: $1" >&2
  exit 1
}

[ -f "$folder/number" ] && [ ! -L "$folder/number" ] || refuse 'no number'
[ -f "$folder/comment.md" ] && [ ! -L "$folder/comment.md" ] || refuse 'no comment.md'
number=$(head -c 12 "$folder/number" | tr -d '\n')
[[ $number =~ ^[1-9][0-9]{0,8}$ ]] || refuse 'number is not one'
[ "$(wc -c < "$folder/comment.md")" -le "$limit" ] || refuse 'comment.md is too long'
[ "$(head -n 1 "$folder/comment.md")" = "$marker" ] || refuse 'comment.md is no result diff'
[ "$(gh api "repos/$REPOSITORY/pulls/$number" --jq .head.sha)" = "$HEAD_SHA" ] ||
  refuse "pull request $number is not at $HEAD_SHA"

body=$(mktemp)
unmentioned=$(printf '@\xe2\x80\x8b') # an @ that calls nobody
{
  sed "s/@/$unmentioned/g" "$folder/comment.md"
  printf '\n[The whole page, with pictures](%s)\n' "$RUN_URL"
} > "$body"
comment=$(gh api --paginate "repos/$REPOSITORY/issues/$number/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id" | sed -n 1p)
if [ -n "$comment" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$comment" --field "body=@$body" > /dev/null
  echo "updated comment $comment"
elif [ "$(sed -n 2p "$folder/comment.md")" = '<!-- quiet -->' ]; then
  echo 'nothing but prose or looks changed: nothing to say'
else
  gh api --method POST "repos/$REPOSITORY/issues/$number/comments" --field "body=@$body" > /dev/null
  echo 'posted'
fi
