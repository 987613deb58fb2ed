# Completion of imco, the command line for the IMCO platform, in bash 3.2 and newer.
# Generated from the catalog by "npm run completions": changes belong into src/shell.
#
# Commands, flags and fixed values stand here, names of things in files that imco keeps. A TAB
# starts no process, unless such a file is missing, or so old that it is read anew behind your back.

#tree

# Reads a word as the shell would. Sets plain, open (the quote that is not closed) and kept: how
# much of plain stands before what readline replaces.
_imco_read() {
  local word=$1 breaks= char i
  for char in : = @; do
    [[ ${COMP_WORDBREAKS-} == *"$char"* ]] && breaks=$breaks$char
  done
  plain= open= kept=0
  if [[ $word != *[\\\'\"]* ]]; then
    plain=$word
    [[ $breaks ]] || return 0
    char=${word##*[$breaks]}
    kept=$((${#word} - ${#char}))
    return 0
  fi
  for ((i = 0; i < ${#word}; i++)); do
    char=${word:i:1}
    if [[ $char == \\ && $open != \' ]]; then
      i=$((i + 1))
      char=${word:i:1}
      if [[ $open && $char != [\$\`\"\\] ]]; then char=\\$char; fi
      plain=$plain$char
    elif [[ $open == "$char" ]]; then
      open=
    elif [[ ! $open && $char == [\'\"] ]]; then
      open=$char
      kept=${#plain}
    else
      plain=$plain$char
      if [[ ! $open && $breaks == *"$char"* ]]; then kept=${#plain}; fi
    fi
  done
}

# Writes a text so that the shell reads it as it is, behind the quote that is open. Sets text.
_imco_quote() {
  local left=$1 char
  text=
  case $open in
    '')
      [[ $left ]] && printf -v text %q "$left"
      # Commas mean nothing between quoted braces.
      text=${text//\\,/,}
      return 0
      ;;
  esac
  while [[ $left ]]; do
    char=${left:0:1}
    left=${left:1}
    case $open$char in
      "''") text=$text"'\\''" ;;
      '"!') text=$text"\"'!'\"" ;;
      '"$' | '"`' | '""' | '"\') text=$text\\$char ;;
      *) text=$text$char ;;
    esac
  done
  # Behind a quote readline adds none to close with.
  if [[ $text == *"$open" ]]; then text=$text$open; fi
}

# Offers a word. What it begins with may be quoted already, or end in a character readline stops at.
_imco_offer() {
  local text=$1
  text=${text:kept}
  if [[ $open || $text != "${text//[!a-z0-9_,=-]/}" ]]; then _imco_quote "$text"; fi
  # Behind a field its value is to follow.
  if [[ $text == *= ]]; then compopt -o nospace 2>/dev/null; fi
  COMPREPLY[${#COMPREPLY[@]}]=$text
}

# Offers those of the words that go on with what is typed; $1 stands before each. What a list has
# already is not offered again.
_imco_words() {
  local before=$1 word
  shift
  for word in "$@"; do
    [[ $before$word == "$cur"* && $taken != *,"$word",* ]] || continue
    # Most words are plain, and nothing is said of them yet that they have to go on from.
    if [[ $kept$open == 0 && $before$word != *[!a-z0-9_-]* ]]; then
      COMPREPLY[${#COMPREPLY[@]}]=$before$word
    else
      _imco_offer "$before$word"
    fi
  done
}

# Whose names are offered. Sets folder, empty where that is not known.
_imco_whose() {
  local place named wanted best=
  folder=
  [[ $elsewhere${IMCO_DOMAIN-}${IMCO_ENDPOINT-}${IMCO_PORT-}${IMCO_API-}${IMCO_CERT-} ]] && return 1
  [[ $profile ]] || profile=${IMCO_PROFILE-}
  [[ $config ]] || config=${IMCO_CONFIG-}
  if [[ ! $config && $profile ]]; then
    [[ $profile == */* || $profile == .* ]] || folder=$profile
    return 0
  fi
  case $config in
    '' | /*) ;;
    '~/'*) config=${HOME-}/${config:2} ;;
    *) config=$PWD/${config#./} ;;
  esac
  [[ -f $cache/profile && -O $cache/profile && -r $cache/profile && ! -L $cache/profile ]] || return 0
  while IFS=$'\t' read -r place named wanted; do
    if [[ $config ]]; then
      if [[ $place == "$config" && $wanted == "$profile" ]]; then folder=$named; fi
    elif [[ ! $wanted && $place == */ && $PWD/ == "$place"* && ${#place} -gt ${#best} ]]; then
      best=$place folder=$named
    fi
  done <"$cache/profile"
  return 0
}

# What imco is to be told of the configuration that is meant. Sets args.
_imco_args() {
  args=(completion names "$1")
  [[ $line_profile ]] && args+=(--profile "$line_profile")
  [[ $line_config ]] && args+=(--config "$line_config")
  return 0
}

# The entries of PATH that are the same in every working folder, which is where imco is looked for:
# what lies where you stand is never run. Sets places; fails if there is no imco.
_imco_places() {
  local left=${PATH-}: one found=
  places=
  while [[ $left ]]; do
    one=${left%%:*}
    left=${left#*:}
    [[ $one == /* ]] || continue
    places=$places${places:+:}$one
    if [[ -f $one/imco && -x $one/imco ]]; then found=1; fi
  done
  [[ $found ]] || declare -F imco >/dev/null || alias imco >/dev/null 2>&1
}

# Has the names of a resource read anew for the next TAB, unless that has just been asked for.
_imco_refresh() {
  local asked=_imco_asked_${1//[!a-z]/_} args places
  [[ $ttl != 0 && ${!asked-} && $((SECONDS - ${!asked-})) -lt 10 ]] && return
  _imco_places || return
  printf -v "$asked" %s "$SECONDS"
  _imco_args "$1"
  (PATH=$places; imco "${args[@]}" </dev/null >/dev/null 2>&1 &)
}

# Whether names known since $2 (seconds since 1970) are too old. Before bash 4.2 there is no clock:
# there they are read anew as often as they would grow old.
_imco_is_old() {
  local now=${EPOCHSECONDS-} asked
  [[ $ttl == 0 || $2 == *[!0-9]* || ! $2 ]] && return 0
  if [[ ! $now ]]; then
    printf -v now '%(%s)T' -1 2>/dev/null || now=
  fi
  if [[ ! $now ]]; then
    asked=_imco_asked_${1//[!a-z]/_}
    [[ ! ${!asked-} || $((SECONDS - ${!asked-})) -ge $ttl ]]
    return
  fi
  ((now - $2 >= ttl || now < $2))
}

# Sorts one name into those that fit first and the others.
_imco_name() {
  local name=$1 id=$2 state=$3
  [[ $name == "#imco" ]] && return
  [[ $only && $only != *,"$id",* ]] && return
  [[ $given == *$'\n'"$name"$'\n'* || $given == *$'\n'"$id"$'\n'* ]] && return
  [[ $taken == *,"$name",* ]] && return
  if [[ $before$name == "$cur"* ]]; then
    if [[ $first == *" $state "* ]]; then
      fitting[${#fitting[@]}]=$before$name
    else
      others[${#others[@]}]=$before$name
    fi
  elif [[ $id != - && ${#cur} -gt ${#before} && $before$id == "$cur"* ]]; then
    ids[${#ids[@]}]=$before$id
  fi
}

# The ids of the labels that the things named so far have, from the file $1. Sets only, which stays
# empty where that is not known.
_imco_only() {
  local name id state about labels
  [[ $folder && -f $1 && -O $1 && -r $1 && ! -L $1 ]] || return
  while IFS=$'\t' read -r name id state about labels; do
    [[ $given == *$'\n'"$name"$'\n'* || $given == *$'\n'"$id"$'\n'* ]] || continue
    if [[ $labels != ,* ]]; then
      only=
      return
    fi
    only=$only$labels,
  done <"$1"
}

# Offers the names of a resource: $2 before each, those in the states $3 first; of labels those that
# the things named so far have, where $4 is the file of these.
_imco_names() {
  local of=$1 before=$2 first=" $3 " folder file since name id state about labels one only=
  local ttl=${IMCO_COMPLETION_TTL:-300} cache=${XDG_CACHE_HOME:-} args fitting others ids places
  fitting=() others=() ids=()
  [[ $cache == /* ]] || cache=${HOME-}/.cache
  cache=$cache/imco
  [[ $ttl == *[!0-9]* ]] && ttl=300
  _imco_whose || return
  file=$cache/names/$folder/$of
  if [[ $4 ]]; then _imco_only "$cache/names/$folder/$4"; fi
  if [[ $folder && -f $file && -O $file && -r $file && ! -L $file ]]; then
    {
      IFS=$'\t' read -r name id since
      while IFS=$'\t' read -r name id state about labels; do
        if [[ $name == "${cur:${#before}}"* || $id == "${cur:${#before}}"* ]]; then
          _imco_name "$name" "$id" "$state"
        fi
      done
    } <"$file"
    if _imco_is_old "$of" "$since"; then _imco_refresh "$of"; fi
  else
    one=_imco_tried_${of//[!a-z]/_}
    if [[ ${!one-} == "$folder $config" ]]; then
      _imco_refresh "$of"
    elif _imco_places; then
      printf -v "$one" %s "$folder $config"
      _imco_args "$of"
      while IFS=$'\t' read -r -t 1 name id state about labels; do
        _imco_name "$name" "$id" "$state"
      done < <(PATH=$places; imco "${args[@]}" --within 900ms </dev/null 2>/dev/null)
    fi
  fi
  if [[ ${#fitting[@]} -eq 0 && ${#others[@]} -eq 0 ]]; then
    if [[ ${#ids[@]} -gt 0 ]]; then others=("${ids[@]}"); fi
  elif [[ ${#fitting[@]} -gt 0 && ${#others[@]} -gt 0 ]]; then
    # In the order of the names; before bash 4.4 readline knows no other than the alphabet's.
    compopt -o nosort 2>/dev/null
  fi
  for name in ${fitting[@]+"${fitting[@]}"} ${others[@]+"${others[@]}"}; do
    _imco_offer "$name"
  done
}

# Has readline complete a file. Before bash 4 it does so wherever nothing else is offered.
_imco_files() {
  compopt -o default -o filenames 2>/dev/null
}

# The fields of what the command shows, each with what its value may be. Sets known.
_imco_known() {
  local IFS=';' fields=
  _imco_fields
  known=($fields)
}

# Offers a condition: a field, and behind it what its value may be. $1 stands before it.
_imco_condition() {
  local typed=${cur:${#1}} field one known
  _imco_known
  if [[ $typed != *=* ]]; then
    for one in "${known[@]}"; do _imco_words "$1" "${one%%=*}="; done
    return
  fi
  field=${typed%%=*}
  for one in "${known[@]}"; do
    if [[ ${one%%=*} == "${field%!}" ]]; then _imco_want "${one#*=}" "$1$field="; fi
  done
}

# Offers what a place wants; $2 stands before it.
_imco_want() {
  local code=$1 before=$2 typed=${cur:${#2}} rest known
  case $code in
    f) _imco_files ;;
    w:*) _imco_words "$before" ${code#w:} ;;
    n:*)
      rest=${code#n:}
      _imco_names "${rest%%:*}" "$before" "${rest#*:}" ''
      ;;
    l:*) _imco_names labels "$before" '' "${code#l:}" ;;
    c)
      _imco_known
      _imco_words "$before" "${known[@]%%=*}"
      ;;
    k) _imco_condition "$before" ;;
    ,*)
      rest=${typed%"${typed##*,}"}
      taken=,${rest//+/}
      _imco_want "${code#,}" "$before$rest"
      ;;
    '^'*)
      rest=
      if [[ ${typed:0:1} == "${code:1:1}" ]]; then rest=${code:1:1}; fi
      _imco_want "${code:2}" "$before$rest"
      ;;
  esac
  return 0
}

_imco() {
  # Nothing that is set for the user's own commands ends, prints or changes anything in here (before
  # bash 4.4 options cannot be local).
  local - 2>/dev/null && set +efkux
  local IFS=$' \t\n' at= want= flag= given=$'\n' plain= open= kept=0 cur= word raw rest
  local count=0 ended= profile= config= elsewhere= i subs= also= flags= line=${COMP_LINE:0:COMP_POINT}
  local line_profile= line_config= words=0 taken= helping=
  local typed
  typed=()
  COMPREPLY=()

  # bash cuts words at colons and the like: what stands together is one word.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    raw=${COMP_WORDS[i]}
    rest=${line#"${line%%[![:space:]]*}"}
    ((i == COMP_CWORD)) && raw=$rest
    if ((i > 0 && ${#rest} == ${#line} && words > 1)) && [[ $rest ]]; then
      typed[words - 1]=${typed[words - 1]}$raw
    else
      typed[words]=$raw
      words=$((words + 1))
    fi
    line=${rest#"$raw"}
  done

  for ((i = 1; i < words - 1; i++)); do
    _imco_read "${typed[i]}"
    word=$plain
    if [[ $flag ]]; then
      case $flag in
        --profile) profile=$word line_profile=$word ;;
        --config) config=$word line_config=$word ;;
        --domain | --endpoint | --port | --api | --cert) elsewhere=1 ;;
      esac
      flag=
    elif [[ $ended ]]; then
      given=$given$word$'\n' count=$((count + 1))
    else
      case $word in
        --) ended=1 ;;
        --profile=*) profile=${word#*=} line_profile=$profile ;;
        --config=*) config=${word#*=} line_config=$config ;;
        --domain=* | --endpoint=* | --port=* | --api=* | --cert=*) elsewhere=1 ;;
        --*=*) ;;
        -?*)
          want=-
          _imco_value "$word"
          [[ $want == [-=]* ]] || flag=$word
          ;;
        *)
          if [[ ! $count$at == 0help* ]] && _imco_step "$word"; then
            [[ $at == help ]] && at= helping=1
          else
            given=$given$word$'\n' count=$((count + 1))
          fi
          ;;
      esac
    fi
  done

  _imco_read "${typed[words - 1]}"
  cur=$plain
  if [[ $flag ]]; then
    _imco_value "$flag"
    _imco_want "$want" ''
  elif [[ ! $ended && $cur == --*=* ]]; then
    want=-
    _imco_value "${cur%%=*}"
    _imco_want "${want#=}" "${cur%%=*}="
  elif [[ ! $ended && $cur == -* ]]; then
    _imco_flags
    _imco_words '' $flags
  else
    _imco_below
    _imco_words '' $subs
    # Help is on commands and on topics, which are the words of help itself.
    if [[ $helping && ! $at ]]; then at=help subs=; fi
    if [[ ! $subs ]]; then
      want=
      _imco_word
      _imco_want "$want" ''
    fi
    [[ ${#COMPREPLY[@]} -eq 0 ]] && _imco_words '' $also
  fi
  return 0
}

if type compopt >/dev/null 2>&1; then
  complete -F _imco imco
else
  complete -o default -F _imco imco
fi
