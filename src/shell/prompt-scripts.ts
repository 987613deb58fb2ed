/**
 * Code that shows the active profile in the prompt of a shell. It starts no process: it reads a
 * variable, or one line of a file. The name becomes part of a prompt, in which shells expand commands
 * and escapes, so only plain characters of it are left.
 */
import type { PromptShell } from './prompt-shells.ts';

const bash = `# Profile of imco in the prompt: \${IMCO_PROMPT}.
_imco_prompt() {
  local last=$? name=\${IMCO_PROFILE-} file=\${XDG_CACHE_HOME-} other=
  if [[ ! $name && \${IMCO_CONFIG-} ]]; then
    name=IMCO_CONFIG
  elif [[ ! $name ]]; then
    [[ $file == /* ]] || file=\${HOME-}/.cache
    file=$file/imco/current-profile
    if [[ -f $file && -O $file && -r $file && ! -L $file ]]; then
      IFS= read -r name <"$file"
    fi
  fi
  name=\${name//[!A-Za-z0-9_.-]/?}
  if [[ \${IMCO_DOMAIN-}\${IMCO_ENDPOINT-}\${IMCO_PORT-}\${IMCO_CERT-} ]]; then other='*'; fi
  IMCO_PROMPT=
  if [[ $name$other ]]; then IMCO_PROMPT="(\${name:0:64}$other) "; fi
  return $last
}
if [[ \${PROMPT_COMMAND-} != *_imco_prompt* ]]; then
  PROMPT_COMMAND="_imco_prompt\${PROMPT_COMMAND:+
$PROMPT_COMMAND}"
fi
if [[ \${PS1-} != *IMCO_PROMPT* ]]; then PS1='\${IMCO_PROMPT}'\${PS1-}; fi
`;

const zsh = `# Profile of imco in the prompt: %20v.
_imco_prompt() {
  emulate -L zsh
  local name=$IMCO_PROFILE file=$XDG_CACHE_HOME other=
  if [[ -z $name && -n $IMCO_CONFIG ]]; then
    name=IMCO_CONFIG
  elif [[ -z $name ]]; then
    [[ $file == /* ]] || file=$HOME/.cache
    file=$file/imco/current-profile
    if [[ -f $file && -O $file && -r $file && ! -L $file ]]; then
      IFS= read -r name <"$file"
    fi
  fi
  name=\${name//[^A-Za-z0-9_.-]/?}
  [[ -n $IMCO_DOMAIN$IMCO_ENDPOINT$IMCO_PORT$IMCO_CERT ]] && other='*'
  psvar[20]=
  [[ -n $name$other ]] && psvar[20]="($name[1,64]$other)"
  return 0
}
autoload -Uz add-zsh-hook
add-zsh-hook precmd _imco_prompt
[[ $PROMPT == *%20v* ]] || PROMPT='%(20V.%20v .)'$PROMPT
`;

const fish = `# Profile of imco in the prompt: imco_prompt.
function imco_prompt --description 'Print the profile that imco uses'
    set -l name "$IMCO_PROFILE"
    set -l file "$HOME/.cache"
    set -l other
    string match -q -- '/*' "$XDG_CACHE_HOME"; and set file $XDG_CACHE_HOME
    set file $file/imco/current-profile
    if test -z "$name" -a -n "$IMCO_CONFIG"
        set name IMCO_CONFIG
    else if test -z "$name" -a -f "$file" -a -O "$file" -a -r "$file"; and not test -L "$file"
        read name <$file
    end
    set name (string replace -ar '[^A-Za-z0-9_.-]' '?' -- "$name")
    set name (string sub -l 64 -- "$name")
    test -n "$IMCO_DOMAIN$IMCO_ENDPOINT$IMCO_PORT$IMCO_CERT"; and set other '*'
    test -n "$name$other"; and printf '(%s%s) ' "$name" "$other"
    return 0
end
function __imco_status
    return $argv[1]
end
if not functions -q __imco_wrapped_prompt; and not functions fish_prompt | string match -q '*imco_prompt*'
    functions -c fish_prompt __imco_wrapped_prompt
    function fish_prompt
        set -l last $status
        imco_prompt
        __imco_status $last
        __imco_wrapped_prompt
    end
end
`;

/** The code for the prompt of each shell. */
export const promptScripts: Readonly<Record<PromptShell, string>> = { bash, zsh, fish };
