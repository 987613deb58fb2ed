# Completion of imco, the command line for the IMCO platform, in fish.
# Generated from the catalog by "npm run completions": changes belong into src/shell.
#
# Commands, flags and fixed values stand here, names of things in files that imco keeps. A TAB
# starts no process, unless such a file is missing, or so old that it is read anew behind your back.

#tree

# Whose names are offered. Sets folder, empty where that is not known.
function __imco_whose --no-scope-shadowing
    set folder
    test -n "$elsewhere$IMCO_DOMAIN$IMCO_ENDPOINT$IMCO_PORT$IMCO_API$IMCO_CERT"; and return 1
    test -n "$profile"; or set profile "$IMCO_PROFILE"
    test -n "$config"; or set config "$IMCO_CONFIG"
    if test -z "$config" -a -n "$profile"
        string match -qr '^[.]|/' -- $profile; or set folder $profile
        return 0
    end
    switch "$config"
        case '' '/*'
        case '~/*'
            set config "$HOME"/(string sub -s 3 -- $config)
        case '*'
            set config $PWD/(string replace -r '^\./' '' -- $config)
    end
    test -f $cache/profile -a -O $cache/profile -a -r $cache/profile; and not test -L $cache/profile; or return 0
    set -l best
    set -l here (string trim -r -c / -- $PWD)/
    while read -l -d \t __imco_place __imco_folder __imco_asked
        if test -n "$config"
            test "$__imco_place" = "$config" -a "$__imco_asked" = "$profile"
            and set folder $__imco_folder
        else if test -z "$__imco_asked"; and string match -q -- '*/' $__imco_place
            set -l length (string length -- $__imco_place)
            if test (string sub -l $length -- $here) = "$__imco_place"
                and test $length -gt (string length -- "$best")
                set best $__imco_place
                set folder $__imco_folder
            end
        end
    end <$cache/profile
    return 0
end

# What imco is to be told of the configuration that is meant. Sets args.
function __imco_args --no-scope-shadowing
    set args completion names $of
    test -n "$line_profile"; and set -a args --profile $line_profile
    test -n "$line_config"; and set -a args --config $line_config
    return 0
end

# Has the names of a resource read anew for the next TAB, behind the back. Here and below imco is
# looked for in entries of PATH that are the same in every working folder: what lies where you stand
# is never run.
function __imco_refresh --no-scope-shadowing
    set -lx PATH (string match -- '/*' $PATH)
    type -q imco; or return 0
    __imco_args
    imco $args </dev/null >/dev/null 2>&1 &
    disown $last_pid 2>/dev/null
    return 0
end

# Sorts one name into those that fit first and the others.
function __imco_name --no-scope-shadowing
    test -z "$name" -o "$name" = '#imco'; and return 0
    contains -- $name $given; and return 0
    contains -- $id $given; and return 0
    contains -- $name $taken; and return 0
    if test -n "$only"; and not string match -q -- "*,$id,*" $only
        return 0
    end
    set -l told
    test "$state" != -; and set told $state
    if test -n "$about" -a "$about" != -
        set -a told $about
    else if test "$id" != -
        set -a told $id
    end
    set -l described (string join "  " -- $told)
    if contains -- $state $first
        set -a fitting $before$name\t"$described"
    else
        set -a others $before$name\t"$described"
    end
    if test "$id" != -; and string match -qr '^[0-9a-f]{3,}$' -- $rest
        and test (string sub -l (string length -- $rest) -- $id) = $rest
        set -a others $before$id\t$name
    end
    return 0
end

# The ids of the labels that the things named so far have, from a file. Sets only, which stays empty
# where that is not known.
function __imco_only --no-scope-shadowing
    test -n "$folder" -a -f "$owner" -a -O "$owner" -a -r "$owner"; and not test -L $owner; or return 0
    while read -l -d \t name id state about labels
        contains -- $name $given; or contains -- $id $given; or continue
        if not string match -q -- ',*' "$labels"
            set only
            return 0
        end
        set only "$only$labels,"
    end <$owner
    return 0
end

# Offers the names of a resource, those in the states $first first; of labels those that the things
# named so far have, where there is a file $of_owner of these.
function __imco_names --no-scope-shadowing
    set -l cache "$HOME/.cache/imco"
    string match -q -- '/*' "$XDG_CACHE_HOME"; and set cache $XDG_CACHE_HOME/imco
    set -l ttl 300
    string match -qr '^[0-9]+$' -- "$IMCO_COMPLETION_TTL"; and set ttl $IMCO_COMPLETION_TTL
    set -l folder
    set -l args
    set -l fitting
    set -l others
    set -l only
    set -l rest (string sub -s (math (string length -- "$before") + 1) -- "$cur")
    __imco_whose; or return 0
    set -l file $cache/names/$folder/$of
    if test -n "$of_owner"
        set -l owner $cache/names/$folder/$of_owner
        __imco_only
    end
    if test -n "$folder" -a -f "$file" -a -O "$file" -a -r "$file"; and not test -L $file
        while read -l -d \t name id state about labels
            __imco_name
        end <$file
        set -l age (path mtime -R -- $file 2>/dev/null)
        if test -n "$age"
            # A file of the future is from before the clock was put back.
            test $age -ge $ttl -o $age -lt 0; and __imco_refresh
        else if not contains -- "$folder $of" $__imco_seen
            set -ga __imco_seen "$folder $of"
            __imco_refresh
        end
    else if contains -- "$folder $config $of" $__imco_tried
        __imco_refresh
    else if set -lx PATH (string match -- '/*' $PATH); and type -q imco
        set -ga __imco_tried "$folder $config $of"
        __imco_args
        for line in (imco $args --within 900ms </dev/null 2>/dev/null)
            set -l parts (string split \t -- $line)
            set -l name $parts[1]
            set -l id $parts[2]
            set -l state $parts[3]
            set -l about $parts[4]
            __imco_name
        end
    end
    printf '%s\n' $fitting $others
end

# Offers a condition: a field of what the command shows, and behind it what its value may be.
function __imco_condition --no-scope-shadowing
    set -l condition (string sub -s (math (string length -- "$before") + 1) -- "$cur")
    set -l fields
    __imco_fields
    if not string match -q -- '*=*' "$condition"
        for one in $fields
            printf '%s%s=\n' "$before" (string split -m 1 = -- $one)[1]
        end
        return 0
    end
    set -l field (string split -m 1 = -- $condition)[1]
    for one in $fields
        set -l parts (string split -m 1 = -- $one)
        if test $parts[1] = (string trim -r -c ! -- $field)
            set before $before$field=
            set want $parts[2]
            __imco_want
        end
    end
end

# Offers what a place wants; $before stands before it. What a list has already is not offered again.
function __imco_want --no-scope-shadowing
    set -l typed (string sub -s (math (string length -- "$before") + 1) -- "$cur")
    switch "$want"
        case f
            if string match -q -- '@*' "$typed"
                set before $before@
                set typed (string sub -s 2 -- $typed)
            end
            for path in (__fish_complete_path "$typed")
                printf '%s%s\n' "$before" $path
            end
        case 'w:*'
            for word in (string split ' ' -- (string sub -s 3 -- $want))
                contains -- $word $taken; or printf '%s%s\n' "$before" $word
            end
        case 'n:*'
            set -l parts (string split : -- $want)
            set -l of $parts[2]
            set -l first (string split ' ' -- $parts[3])
            set -l of_owner
            __imco_names
        case 'l:*'
            set -l of labels
            set -l first
            set -l of_owner (string sub -s 3 -- $want)
            __imco_names
        case c
            set -l fields
            __imco_fields
            for word in (string replace -r '=.*' '' -- $fields)
                contains -- $word $taken; or printf '%s%s\n' "$before" $word
            end
        case k
            __imco_condition
        case ',*'
            set -l list (string replace -r '[^,]*$' '' -- "$typed")
            set taken (string split , -- (string replace -a + '' -- "$list"))
            set before $before$list
            set want (string sub -s 2 -- $want)
            __imco_want
        case '^*'
            set -l mark (string sub -s 2 -l 1 -- $want)
            test (string sub -l 1 -- "$typed") = "$mark"; and set before $before$mark
            set want (string sub -s 3 -- $want)
            __imco_want
    end
end

function __imco_complete
    set -l at ''
    set -l want
    set -l flag
    set -l ended
    set -l profile
    set -l config
    set -l elsewhere
    set -l line_profile
    set -l line_config
    set -l given
    set -l taken
    set -l count 0
    set -l helping
    set -l before ''
    set -l typed (commandline -opc)
    set -l cur (commandline -ct)

    for word in $typed[2..-1]
        if test -n "$flag"
            switch $flag
                case --profile
                    set profile $word
                    set line_profile $word
                case --config
                    set config $word
                    set line_config $word
                case --domain --endpoint --port --api --cert
                    set elsewhere 1
            end
            set flag
        else if test -n "$ended"
            set -a given $word
            set count (math $count + 1)
        else
            switch $word
                case --
                    set ended 1
                case '--profile=*'
                    set profile (string split -m 1 = -- $word)[2]
                    set line_profile $profile
                case '--config=*'
                    set config (string split -m 1 = -- $word)[2]
                    set line_config $config
                case '--domain=*' '--endpoint=*' '--port=*' '--api=*' '--cert=*'
                    set elsewhere 1
                case '--*=*'
                case '-?*'
                    set want -
                    __imco_value $word
                    string match -qr '^[-=]' -- "$want"; or set flag $word
                case '*'
                    if __imco_step $word
                        test "$at" = help; and set at ''; and set helping 1
                    else
                        set -a given $word
                        set count (math $count + 1)
                    end
            end
        end
    end

    if test -n "$flag"
        __imco_value $flag
        __imco_want
    else if test -z "$ended"; and string match -q -- '--*=*' $cur
        set want -
        set -l name (string split -m 1 = -- $cur)[1]
        set before $name=
        __imco_value $name
        set want (string replace -r '^=' '' -- "$want")
        __imco_want
    else if test -z "$ended"; and string match -q -- '-*' $cur
        __imco_flags
    else
        # Help is on commands and on topics, which are the words of help itself.
        set -l topics
        set want
        if test -n "$helping" -a -z "$at"
            set at help
            __imco_word
            set at ''
            set topics (string split ' ' -- (string sub -s 3 -- "$want"))
        end
        if not __imco_below
            set want
            __imco_word
        end
        __imco_want
    end
    return 0
end

complete -c imco -e
complete -c imco -f -k -a '(__imco_complete)'
