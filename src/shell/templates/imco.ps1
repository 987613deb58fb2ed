# Completion of imco, the command line for the IMCO platform, in PowerShell 5.1 and newer.
# Generated from the catalog by "npm run completions": changes belong into src/shell.
#
# Commands, flags and fixed values stand here, names of things in files that imco keeps. A TAB
# starts no process, unless such a file is missing, or so old that it is read anew behind your back.

$script:ImcoAsked = @{}
$script:ImcoTried = @{}

#tree

# A word as PowerShell reads it.
function script:Format-ImcoWord([string] $Word) {
    if ($Word -cmatch '^[\w./=:+-]+$' -and $Word -cnotmatch '^[0-9.]+[kmgtp]b$') { return $Word }
    "'" + ($Word -replace "(['\u2018\u2019\u201a\u201b])", '$1$1') + "'"
}

# One offer with what is said of it.
function script:New-ImcoOffer([string] $Word, [string] $About, [string] $Kind = 'ParameterValue') {
    if (-not $About) { $About = $Word }
    [System.Management.Automation.CompletionResult]::new((Format-ImcoWord $Word), $Word, $Kind, $About)
}

# The folder of what imco keeps.
function script:Get-ImcoCache {
    if ($env:XDG_CACHE_HOME -and [IO.Path]::IsPathRooted($env:XDG_CACHE_HOME)) {
        return [IO.Path]::Combine($env:XDG_CACHE_HOME, 'imco')
    }
    if ($env:OS -eq 'Windows_NT' -and $env:LOCALAPPDATA) {
        return [IO.Path]::Combine($env:LOCALAPPDATA, 'imco')
    }
    [IO.Path]::Combine($HOME, '.cache', 'imco')
}

# The lines of a file of imco's; none where it is missing, or a link.
function script:Get-ImcoLines([string] $File) {
    try {
        $Item = [IO.FileInfo]::new($File)
        if (-not $Item.Exists -or ($Item.Attributes -band [IO.FileAttributes]::ReparsePoint)) { return }
        [IO.File]::ReadAllLines($File)
    } catch { return }
}

# Whose names are offered: the folder, or nothing where that is not known.
function script:Get-ImcoFolder($Told, [string] $Cache) {
    $AskedFor = if ($Told.Profile) { $Told.Profile } else { "$env:IMCO_PROFILE" }
    $Config = if ($Told.Config) { $Told.Config } else { "$env:IMCO_CONFIG" }
    if (-not $Config -and $AskedFor) {
        if ($AskedFor -notmatch '^\.|[/\\]') { return $AskedFor }
        return
    }
    $Here = (Get-Location).ProviderPath.TrimEnd('/', '\')
    if ($Config -like '~/*') { $Config = [IO.Path]::Combine($HOME, $Config.Substring(2)) }
    if ($Config -and -not [IO.Path]::IsPathRooted($Config)) {
        $Config = [IO.Path]::GetFullPath([IO.Path]::Combine($Here, $Config))
    }
    $Best = ''
    $Found = ''
    foreach ($Line in (Get-ImcoLines ([IO.Path]::Combine($Cache, 'profile')))) {
        $Place, $Folder, $Wanted = $Line -split "`t"
        if ($Config) {
            if ($Place -ceq $Config -and $Wanted -ceq $AskedFor) { return $Folder }
        } elseif (-not $Wanted -and $Place.EndsWith('/') -and $Place.Length -gt $Best.Length) {
            if ($Place -eq '/' -or "$Here/".StartsWith($Place)) { $Best = $Place; $Found = $Folder }
        }
    }
    $Found
}

# What imco is to be told to read names anew.
function script:Get-ImcoArguments([string] $Of, $Told) {
    $Words = @('completion', 'names', $Of)
    if ($Told.Profile) { $Words += @('--profile', $Told.Profile) }
    if ($Told.Config) { $Words += @('--config', $Told.Config) }
    $Words
}

# The program imco, from the entries of PATH that are the same in every working folder: what lies
# where you stand is never run. Nothing where there is none.
function script:Get-ImcoProgram {
    $IsWindowsHere = $env:OS -eq 'Windows_NT'
    $Fixed = if ($IsWindowsHere) { '^([A-Za-z]:[\\/]|[\\/]{2})' } else { '^/' }
    $Names = if ($IsWindowsHere) { @('imco.ps1', 'imco.exe', 'imco.cmd') } else { @('imco') }
    foreach ($Place in ("$env:PATH" -split [IO.Path]::PathSeparator)) {
        if ($Place -notmatch $Fixed) { continue }
        foreach ($Name in $Names) {
            $File = [IO.Path]::Combine($Place, $Name)
            if ([IO.File]::Exists($File)) { return $File }
        }
    }
}

# Has the names of a resource read anew for the next TAB, unless that has just been asked for.
function script:Start-ImcoRefresh([string] $Of, $Told, [long] $Ttl) {
    $Now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
    if ($Ttl -ne 0 -and $script:ImcoAsked[$Of] -and $Now - $script:ImcoAsked[$Of] -lt 10) { return }
    $script:ImcoAsked[$Of] = $Now
    $Program = Get-ImcoProgram
    if ($Program) { $null = Start-ThreadedImco $Program (Get-ImcoArguments $Of $Told) }
}

# Runs imco without waiting for it.
function script:Start-ThreadedImco([string] $Program, [string[]] $Words) {
    $Run = [PowerShell]::Create()
    $null = $Run.AddScript('param($Program, $Words) & $Program @Words 2>$null').AddArgument($Program).AddArgument($Words)
    @{ Run = $Run; End = $Run.BeginInvoke() }
}

# The ids of the labels that the things named so far have; nothing where that is not known.
function script:Get-ImcoLabels([string[]] $Lines, $Told) {
    $Found = @()
    foreach ($Line in $Lines) {
        $Word, $Id, $null, $null, $Labels = $Line -split "`t"
        if ($Told.Given -cnotcontains $Word -and $Told.Given -cnotcontains $Id) { continue }
        if (-not "$Labels".StartsWith(',')) { return }
        $Found += ',' + $Labels
    }
    $Found -split ','
}

# Names of a resource; those in the first states before the others. Of labels those that the things
# named so far have, where Owner is the file of these.
function script:Get-ImcoNames([string] $Of, [string[]] $First, $Told, [string] $Before, [string] $Typed, [string] $Owner) {
    if ($Told.Elsewhere -or $env:IMCO_DOMAIN -or $env:IMCO_ENDPOINT -or $env:IMCO_PORT -or
        $env:IMCO_API -or $env:IMCO_CERT) { return }
    $Cache = Get-ImcoCache
    $Ttl = 300
    if ($env:IMCO_COMPLETION_TTL -match '^[0-9]+$') { $Ttl = [long] $env:IMCO_COMPLETION_TTL }
    $Folder = Get-ImcoFolder $Told $Cache
    $Lines = @()
    $Only = @()
    if ($Folder -and $Owner) {
        $Only = @(Get-ImcoLabels @(Get-ImcoLines ([IO.Path]::Combine($Cache, 'names', $Folder, $Owner))) $Told)
    }
    if ($Folder) { $Lines = @(Get-ImcoLines ([IO.Path]::Combine($Cache, 'names', $Folder, $Of))) }
    if ($Lines.Count -gt 0) {
        $Since = ($Lines[0] -split "`t")[2]
        $Age = if ($Since -match '^[0-9]+$') {
            [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() - [long] $Since
        } else { $Ttl }
        if ($Age -ge $Ttl -or $Age -lt 0) { Start-ImcoRefresh $Of $Told $Ttl }
    } elseif ($script:ImcoTried["$Folder $Of"]) {
        Start-ImcoRefresh $Of $Told $Ttl
    } elseif ($Program = Get-ImcoProgram) {
        $script:ImcoTried["$Folder $Of"] = $true
        $Job = Start-ThreadedImco $Program ((Get-ImcoArguments $Of $Told) + @('--within', '900ms'))
        if ($Job.End.AsyncWaitHandle.WaitOne(1000)) { $Lines = @($Job.Run.EndInvoke($Job.End)) }
    }
    $Fitting = @()
    $Others = @()
    foreach ($Line in $Lines) {
        $Word, $Id, $State, $More, $null = $Line -split "`t"
        if (-not $Word -or $Word -eq '#imco') { continue }
        if ($Told.Given -ccontains $Word -or $Told.Given -ccontains $Id) { continue }
        if ($Told.Taken -ccontains $Word) { continue }
        if (-not $Word.StartsWith($Typed, 'OrdinalIgnoreCase')) { continue }
        if ($Only.Count -gt 0 -and $Only -cnotcontains $Id) { continue }
        if (-not $More -or $More -eq '-') { $More = $Id }
        $About = (@($State, $More) | Where-Object { $_ -and $_ -ne '-' }) -join '  '
        $Offer = New-ImcoOffer "$Before$Word" $About
        if ($First -ccontains $State) { $Fitting += $Offer } else { $Others += $Offer }
    }
    $Fitting
    $Others
}

# The fields of what a command shows, each with what its value may be.
function script:Get-ImcoFields([string] $At) {
    if ($script:ImcoFields.ContainsKey($At)) { $script:ImcoFieldSets[$script:ImcoFields[$At]] -split ';' }
}

# Those of the words that go on with what is typed, but for what a list has already.
function script:Get-ImcoWords([string[]] $Words, $Told, [string] $Before, [string] $Typed) {
    foreach ($Word in $Words) {
        if ($Word.StartsWith($Typed) -and $Told.Taken -cnotcontains $Word) {
            New-ImcoOffer "$Before$Word" ''
        }
    }
}

# A condition: a field of what the command shows, and behind it what its value may be.
function script:Get-ImcoCondition($Told, [string] $Before, [string] $Typed) {
    $Field, $Value = $Typed -split '=', 2
    foreach ($One in (Get-ImcoFields $Told.At)) {
        $Name, $Want = $One -split '=', 2
        if ($null -eq $Value) {
            Get-ImcoWords "$Name=" $Told $Before $Typed
        } elseif ($Name -ceq $Field.TrimEnd('!')) {
            Get-ImcoWanted $Want $Told "$Before$Field=" $Value
        }
    }
}

# What a place wants.
function script:Get-ImcoWanted([string] $Want, $Told, [string] $Before, [string] $Typed) {
    if ($Want -eq 'f') {
        $At = if ($Typed.StartsWith('@')) { '@' } else { '' }
        $Path = $Typed.Substring($At.Length)
        foreach ($File in [System.Management.Automation.CompletionCompleters]::CompleteFilename($Path)) {
            $Text = $File.CompletionText -replace "^['`"]|['`"]$", ''
            New-ImcoOffer "$Before$At$Text" $File.ToolTip 'ProviderItem'
        }
    } elseif ($Want.StartsWith('w:')) {
        Get-ImcoWords ($Want.Substring(2) -split ' ') $Told $Before $Typed
    } elseif ($Want.StartsWith('n:')) {
        $null, $Of, $States = $Want -split ':'
        Get-ImcoNames $Of ($States -split ' ') $Told $Before $Typed ''
    } elseif ($Want.StartsWith('l:')) {
        Get-ImcoNames 'labels' @() $Told $Before $Typed $Want.Substring(2)
    } elseif ($Want -eq 'c') {
        Get-ImcoWords @(Get-ImcoFields $Told.At | ForEach-Object { ($_ -split '=', 2)[0] }) $Told $Before $Typed
    } elseif ($Want -eq 'k') {
        Get-ImcoCondition $Told $Before $Typed
    } elseif ($Want.StartsWith(',')) {
        $List = $Typed.Substring(0, $Typed.LastIndexOf(',') + 1)
        $Told.Taken = @($List.Replace('+', '') -split ',')
        Get-ImcoWanted $Want.Substring(1) $Told "$Before$List" $Typed.Substring($List.Length)
    } elseif ($Want.StartsWith('^')) {
        $Mark = if ($Typed.StartsWith($Want.Substring(1, 1))) { $Want.Substring(1, 1) } else { '' }
        Get-ImcoWanted $Want.Substring(2) $Told "$Before$Mark" $Typed.Substring($Mark.Length)
    }
}

# What follows a flag: `-` for a switch.
function script:Get-ImcoValue([string] $At, [string] $Flag) {
    if ($script:ImcoValues.ContainsKey("${At}:$Flag")) { return $script:ImcoValues["${At}:$Flag"] }
    if ($script:ImcoValues.ContainsKey($Flag)) { return $script:ImcoValues[$Flag] }
    '-'
}

# Notes a flag that says which configuration is meant.
function script:Set-ImcoTold($Told, [string] $Flag, [string] $Value) {
    switch -CaseSensitive ($Flag) {
        '--profile' { $Told.Profile = $Value }
        '--config' { $Told.Config = $Value }
        { $_ -cin '--domain', '--endpoint', '--port', '--api', '--cert' } { $Told.Elsewhere = $true }
    }
}

Register-ArgumentCompleter -Native -CommandName imco -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $At = ''
    $Flag = ''
    $Ended = $false
    $Helping = $false
    $Told = @{ Profile = ''; Config = ''; Elsewhere = $false; Given = @(); Taken = @(); At = '' }
    foreach ($Element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($Element.Extent.EndOffset -ge $cursorPosition) { break }
        $Word = if ($Element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $Element.Value
        } else { $Element.Extent.Text }
        if ($Flag) {
            Set-ImcoTold $Told $Flag $Word
            $Flag = ''
        } elseif ($Ended) {
            $Told.Given += $Word
        } elseif ($Word -eq '--') {
            $Ended = $true
        } elseif ($Word -cmatch '^(--[^=]+)=(.*)$') {
            Set-ImcoTold $Told $Matches[1] $Matches[2]
        } elseif ($Word -match '^-.') {
            if ((Get-ImcoValue $At $Word) -notmatch '^[-=]') { $Flag = $Word }
        } elseif ($script:ImcoSteps.ContainsKey("${At}:$Word")) {
            $At = $script:ImcoSteps["${At}:$Word"]
            if ($At -eq 'help') { $At = ''; $Helping = $true }
        } else {
            $Told.Given += $Word
        }
    }
    $Told.At = $At
    $Typed = $wordToComplete -replace "^['`"]", ''
    if ($Flag) {
        Get-ImcoWanted (Get-ImcoValue $At $Flag) $Told '' $Typed
    } elseif (-not $Ended -and $Typed -cmatch '^(--[^=]+=)(.*)$') {
        $Before, $Rest = $Matches[1], $Matches[2]
        $Want = (Get-ImcoValue $At $Before.TrimEnd('=')) -replace '^=', ''
        Get-ImcoWanted $Want $Told $Before $Rest
    } elseif (-not $Ended -and $Typed.StartsWith('-')) {
        $Flags = @($script:ImcoFlags[$At])
        if ($script:ImcoAlone -cnotcontains $At) { $Flags += $script:ImcoCommon }
        foreach ($Pair in $Flags) {
            if ($Pair -and $Pair[0].StartsWith($Typed)) { New-ImcoOffer $Pair[0] $Pair[1] 'ParameterName' }
        }
    } elseif ($script:ImcoCommands.ContainsKey($At)) {
        $Shown = @($script:ImcoCommands[$At] | Where-Object { $_[0].StartsWith($Typed) })
        foreach ($Pair in $Shown) { New-ImcoOffer $Pair[0] $Pair[1] 'Command' }
        # Help is on commands and on topics, which are the words of help itself.
        if ($Helping -and -not $At) { Get-ImcoWanted $script:ImcoWords['help'][0] $Told '' $Typed }
    } elseif ($script:ImcoWords.ContainsKey($At)) {
        $Wants = $script:ImcoWords[$At]
        $Count = $Told.Given.Count
        $Want = if ($Count -lt $Wants.Count) { $Wants[$Count] } elseif ($script:ImcoMany -ccontains $At) { $Wants[-1] } else { '' }
        Get-ImcoWanted "$Want" $Told '' $Typed
    }
}
