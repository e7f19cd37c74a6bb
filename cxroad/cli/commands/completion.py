"""`cxroad completion`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.output import deliver


class Shell(StrEnum):
    """Shells that can be told."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", show_default=False)],
) -> int:
    """Print what teaches a shell to complete: commands, options, rules, ids of the roadmap.

    \b
    Examples:
      eval "$(cxroad completion bash)"             in ~/.bashrc
      eval "$(cxroad completion zsh)"              in ~/.zshrc, after compinit
      cxroad completion fish | source              in ~/.config/fish/config.fish

    With several roadmaps and none named it offers the files first.
    """
    deliver(_SCRIPTS[shell], None)
    return exits.CLEAN


_BASH = r"""# What the tab key offers after `cxroad`, in bash.
_cxroad() {
    local line kind= raw=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -z "$kind" ]; then
            kind=$line
            continue
        fi
        case $raw in
            [\"\']*) ;;
            *) printf -v line %q "$line" ;;
        esac
        COMPREPLY+=("$line")
    done < <(_CXROAD_COMPLETE=bash _CXROAD_LINE="${COMP_LINE:0:COMP_POINT}" \
        "${1/#\~/$HOME}" "$2" 2>/dev/null </dev/null)
    if [ "$kind" = none ]; then
        compopt +o default +o bashdefault 2>/dev/null
    fi
    case ${COMPREPLY[0]-} in
        *[:=])
            if [ ${#COMPREPLY[@]} -eq 1 ]; then compopt -o nospace 2>/dev/null; fi
            ;;
    esac
    return 0
}
complete -o bashdefault -o default -F _cxroad cxroad
"""

_ZSH = r"""#compdef cxroad
# What the tab key offers after `cxroad`, in zsh.
_cxroad() {
    local -a lines offers
    local line value kind program=${(Q)words[1]}
    lines=("${(@f)$(_CXROAD_COMPLETE=zsh ${~program} \
        "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)}")
    kind=${lines[1]}
    for line in "${(@)lines[2,-1]}"; do
        value=${${line%%$'\t'*}//:/\\:}
        if [[ $line == *$'\t'* ]]; then
            offers+=("$value:${line#*$'\t'}")
        else
            offers+=("$value")
        fi
    done
    if (( $#offers )); then
        local -a open closed
        open=(${(M)offers:#*(\\:|=)})
        closed=(${offers:#*(\\:|=)})
        (( $#closed )) && _describe -V -t values value closed
        (( $#open )) && _describe -V -t values value open -S ''
        return 0
    elif [[ $kind != none ]]; then
        _files
    else
        return 1
    fi
}
if [[ ${funcstack[1]-} == _cxroad ]]; then
    _cxroad "$@"
elif (( $+functions[compdef] )); then
    compdef _cxroad cxroad
fi
"""

_FISH = r"""# What the tab key offers after `cxroad`, in fish.
function __cxroad_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (env _CXROAD_COMPLETE=fish $words $current 2>/dev/null </dev/null)
    if test (count $lines) -gt 1
        printf '%s\n' $lines[2..-1]
    else if test "$lines[1]" != none
        __fish_complete_path $current
    end
end
complete -c cxroad -e
complete -c cxroad -f -a '(__cxroad_complete)'
"""

_SCRIPTS = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH}
