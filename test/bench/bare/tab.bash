# One TAB after another, as bash hands them to a function for completion: the script, how often, and
# the words of the line. Writes what is offered, and says on the fourth stream how long one takes, in ms.
script=$1 times=$2
shift 2
complete() { :; }
compopt() { :; }
. "$script"

COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE=$* COMP_POINT=${#COMP_LINE}
begun=$EPOCHREALTIME
for ((time = 0; time < times; time++)); do
  COMPREPLY=()
  _imco
done
ended=$EPOCHREALTIME

printf '%s\n' "${COMPREPLY[@]}"
# Microseconds with the point taken out.
us=$((${ended/[.,]/} - ${begun/[.,]/}))
printf '%d.%06d' $((us / times / 1000)) $((us * 1000 / times % 1000000)) >&3
