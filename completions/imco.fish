# Completion of imco, the command line for the IMCO platform, in fish.
# Generated from the catalog by "npm run completions": changes belong into src/shell.
#
# Commands, flags and fixed values stand here, names of things in files that imco keeps. A TAB
# starts no process, unless such a file is missing, or so old that it is read anew behind your back.

function __imco_step --no-scope-shadowing
    switch "$at"
        case ''
            switch "$word"
                case blueprint
                    set at blueprint
                case cloud
                    set at cloud
                case network
                    set at network
                case storage
                    set at storage
                case settings
                    set at settings
                case audit
                    set at audit
                case wizard
                    set at wizard
                case labels label
                    set at labels
                case login
                    set at login
                case logout
                    set at logout
                case status
                    set at status
                case config
                    set at config
                case doctor
                    set at doctor
                case completion
                    set at completion
                case ping
                    set at ping
                case api
                    set at api
                case sandbox
                    set at sandbox
                case help
                    set at help
                case templates template
                    set at 'blueprint templates'
                case template-scripts template-script template_scripts template_script
                    set at 'blueprint template-scripts'
                case scripts script
                    set at 'blueprint scripts'
                case attachments attachment
                    set at 'blueprint attachments'
                case cookbook-versions cookbook-version cookbook_versions cookbook_version
                    set at 'blueprint cookbook-versions'
                case servers server
                    set at 'cloud servers'
                case server-arrays server-array server_arrays server_array
                    set at 'cloud server-arrays'
                case ssh-profiles ssh-profile ssh_profiles ssh_profile
                    set at 'cloud ssh-profiles'
                case cloud-providers cloud-provider cloud_providers cloud_provider
                    set at 'cloud cloud-providers'
                case server-plans server-plan server_plans server_plan
                    set at 'cloud server-plans'
                case realms realm
                    set at 'cloud realms'
                case generic-images generic-image generic_images generic_image
                    set at 'cloud generic-images'
                case saas-providers saas-provider saas_providers saas_provider
                    set at 'cloud saas-providers'
                case firewall-profiles firewall-profile firewall_profiles firewall_profile
                    set at 'network firewall-profiles'
                case floating-ips floating-ip floating_ips floating_ip
                    set at 'network floating-ips'
                case vpcs vpc
                    set at 'network vpcs'
                case subnets subnet
                    set at 'network subnets'
                case vpns vpn
                    set at 'network vpns'
                case vpn-plans vpn-plan vpn_plans vpn_plan
                    set at 'network vpn-plans'
                case volumes volume
                    set at 'storage volumes'
                case plans plan
                    set at 'storage plans'
                case cloud-accounts cloud-account cloud_accounts cloud_account
                    set at 'settings cloud-accounts'
                case saas-accounts saas-account saas_accounts saas_account
                    set at 'settings saas-accounts'
                case events event
                    set at 'audit events'
                case system-events system-event system_events system_event
                    set at 'audit system-events'
                case apps app
                    set at 'wizard apps'
                case locations location
                    set at 'wizard locations'
                case '*'
                    return 1
            end
        case blueprint
            switch "$word"
                case templates template
                    set at 'blueprint templates'
                case template-scripts template-script template_scripts template_script
                    set at 'blueprint template-scripts'
                case scripts script
                    set at 'blueprint scripts'
                case attachments attachment
                    set at 'blueprint attachments'
                case cookbook-versions cookbook-version cookbook_versions cookbook_version
                    set at 'blueprint cookbook-versions'
                case '*'
                    return 1
            end
        case 'blueprint templates'
            switch "$word"
                case list ls
                    set at 'blueprint templates list'
                case show get
                    set at 'blueprint templates show'
                case create
                    set at 'blueprint templates create'
                case update
                    set at 'blueprint templates update'
                case compile
                    set at 'blueprint templates compile'
                case delete rm
                    set at 'blueprint templates delete'
                case servers
                    set at 'blueprint templates servers'
                case wait
                    set at 'blueprint templates wait'
                case label
                    set at 'blueprint templates label'
                case '*'
                    return 1
            end
        case 'blueprint template-scripts'
            switch "$word"
                case list ls
                    set at 'blueprint template-scripts list'
                case show get
                    set at 'blueprint template-scripts show'
                case create
                    set at 'blueprint template-scripts create'
                case update
                    set at 'blueprint template-scripts update'
                case reorder
                    set at 'blueprint template-scripts reorder'
                case delete rm
                    set at 'blueprint template-scripts delete'
                case '*'
                    return 1
            end
        case 'blueprint scripts'
            switch "$word"
                case list ls
                    set at 'blueprint scripts list'
                case show get
                    set at 'blueprint scripts show'
                case create
                    set at 'blueprint scripts create'
                case update
                    set at 'blueprint scripts update'
                case delete rm
                    set at 'blueprint scripts delete'
                case label
                    set at 'blueprint scripts label'
                case '*'
                    return 1
            end
        case 'blueprint attachments'
            switch "$word"
                case list ls
                    set at 'blueprint attachments list'
                case show get
                    set at 'blueprint attachments show'
                case upload
                    set at 'blueprint attachments upload'
                case download
                    set at 'blueprint attachments download'
                case delete rm
                    set at 'blueprint attachments delete'
                case '*'
                    return 1
            end
        case 'blueprint cookbook-versions'
            switch "$word"
                case list ls
                    set at 'blueprint cookbook-versions list'
                case show get
                    set at 'blueprint cookbook-versions show'
                case upload
                    set at 'blueprint cookbook-versions upload'
                case process
                    set at 'blueprint cookbook-versions process'
                case delete rm
                    set at 'blueprint cookbook-versions delete'
                case wait
                    set at 'blueprint cookbook-versions wait'
                case label
                    set at 'blueprint cookbook-versions label'
                case '*'
                    return 1
            end
        case cloud
            switch "$word"
                case servers server
                    set at 'cloud servers'
                case server-arrays server-array server_arrays server_array
                    set at 'cloud server-arrays'
                case ssh-profiles ssh-profile ssh_profiles ssh_profile
                    set at 'cloud ssh-profiles'
                case cloud-providers cloud-provider cloud_providers cloud_provider
                    set at 'cloud cloud-providers'
                case server-plans server-plan server_plans server_plan
                    set at 'cloud server-plans'
                case realms realm
                    set at 'cloud realms'
                case generic-images generic-image generic_images generic_image
                    set at 'cloud generic-images'
                case saas-providers saas-provider saas_providers saas_provider
                    set at 'cloud saas-providers'
                case '*'
                    return 1
            end
        case 'cloud servers'
            switch "$word"
                case list ls
                    set at 'cloud servers list'
                case show get
                    set at 'cloud servers show'
                case commission create
                    set at 'cloud servers commission'
                case update
                    set at 'cloud servers update'
                case boot
                    set at 'cloud servers boot'
                case reboot
                    set at 'cloud servers reboot'
                case shutdown
                    set at 'cloud servers shutdown'
                case override
                    set at 'cloud servers override'
                case decommission delete rm
                    set at 'cloud servers decommission'
                case credentials
                    set at 'cloud servers credentials'
                case events
                    set at 'cloud servers events'
                case scripts
                    set at 'cloud servers scripts'
                case floating-ips
                    set at 'cloud servers floating-ips'
                case volumes
                    set at 'cloud servers volumes'
                case run-script
                    set at 'cloud servers run-script'
                case brownfield-token
                    set at 'cloud servers brownfield-token'
                case converge
                    set at 'cloud servers converge'
                case override-brownfield
                    set at 'cloud servers override-brownfield'
                case discard
                    set at 'cloud servers discard'
                case wait
                    set at 'cloud servers wait'
                case label
                    set at 'cloud servers label'
                case '*'
                    return 1
            end
        case 'cloud server-arrays'
            switch "$word"
                case list ls
                    set at 'cloud server-arrays list'
                case show get
                    set at 'cloud server-arrays show'
                case create
                    set at 'cloud server-arrays create'
                case update
                    set at 'cloud server-arrays update'
                case boot
                    set at 'cloud server-arrays boot'
                case shutdown
                    set at 'cloud server-arrays shutdown'
                case empty
                    set at 'cloud server-arrays empty'
                case enlarge
                    set at 'cloud server-arrays enlarge'
                case servers
                    set at 'cloud server-arrays servers'
                case delete rm
                    set at 'cloud server-arrays delete'
                case wait
                    set at 'cloud server-arrays wait'
                case label
                    set at 'cloud server-arrays label'
                case '*'
                    return 1
            end
        case 'cloud ssh-profiles'
            switch "$word"
                case list ls
                    set at 'cloud ssh-profiles list'
                case show get
                    set at 'cloud ssh-profiles show'
                case create
                    set at 'cloud ssh-profiles create'
                case update
                    set at 'cloud ssh-profiles update'
                case delete rm
                    set at 'cloud ssh-profiles delete'
                case label
                    set at 'cloud ssh-profiles label'
                case '*'
                    return 1
            end
        case 'cloud cloud-providers'
            switch "$word"
                case list ls
                    set at 'cloud cloud-providers list'
                case show get
                    set at 'cloud cloud-providers show'
                case '*'
                    return 1
            end
        case 'cloud server-plans'
            switch "$word"
                case list ls
                    set at 'cloud server-plans list'
                case show get
                    set at 'cloud server-plans show'
                case '*'
                    return 1
            end
        case 'cloud realms'
            switch "$word"
                case list ls
                    set at 'cloud realms list'
                case show get
                    set at 'cloud realms show'
                case '*'
                    return 1
            end
        case 'cloud generic-images'
            switch "$word"
                case list ls
                    set at 'cloud generic-images list'
                case show get
                    set at 'cloud generic-images show'
                case '*'
                    return 1
            end
        case 'cloud saas-providers'
            switch "$word"
                case list ls
                    set at 'cloud saas-providers list'
                case show get
                    set at 'cloud saas-providers show'
                case '*'
                    return 1
            end
        case network
            switch "$word"
                case firewall-profiles firewall-profile firewall_profiles firewall_profile
                    set at 'network firewall-profiles'
                case floating-ips floating-ip floating_ips floating_ip
                    set at 'network floating-ips'
                case vpcs vpc
                    set at 'network vpcs'
                case subnets subnet
                    set at 'network subnets'
                case vpns vpn
                    set at 'network vpns'
                case vpn-plans vpn-plan vpn_plans vpn_plan
                    set at 'network vpn-plans'
                case '*'
                    return 1
            end
        case 'network firewall-profiles'
            switch "$word"
                case list ls
                    set at 'network firewall-profiles list'
                case show get
                    set at 'network firewall-profiles show'
                case create
                    set at 'network firewall-profiles create'
                case update
                    set at 'network firewall-profiles update'
                case delete rm
                    set at 'network firewall-profiles delete'
                case add-rule
                    set at 'network firewall-profiles add-rule'
                case remove-rule
                    set at 'network firewall-profiles remove-rule'
                case label
                    set at 'network firewall-profiles label'
                case '*'
                    return 1
            end
        case 'network floating-ips'
            switch "$word"
                case list ls
                    set at 'network floating-ips list'
                case show get
                    set at 'network floating-ips show'
                case create
                    set at 'network floating-ips create'
                case update
                    set at 'network floating-ips update'
                case attach
                    set at 'network floating-ips attach'
                case detach
                    set at 'network floating-ips detach'
                case delete rm
                    set at 'network floating-ips delete'
                case discard
                    set at 'network floating-ips discard'
                case wait
                    set at 'network floating-ips wait'
                case label
                    set at 'network floating-ips label'
                case '*'
                    return 1
            end
        case 'network vpcs'
            switch "$word"
                case list ls
                    set at 'network vpcs list'
                case show get
                    set at 'network vpcs show'
                case create
                    set at 'network vpcs create'
                case update
                    set at 'network vpcs update'
                case delete rm
                    set at 'network vpcs delete'
                case discard
                    set at 'network vpcs discard'
                case wait
                    set at 'network vpcs wait'
                case label
                    set at 'network vpcs label'
                case '*'
                    return 1
            end
        case 'network subnets'
            switch "$word"
                case list ls
                    set at 'network subnets list'
                case show get
                    set at 'network subnets show'
                case create
                    set at 'network subnets create'
                case update
                    set at 'network subnets update'
                case delete rm
                    set at 'network subnets delete'
                case servers
                    set at 'network subnets servers'
                case server-arrays
                    set at 'network subnets server-arrays'
                case wait
                    set at 'network subnets wait'
                case '*'
                    return 1
            end
        case 'network vpns'
            switch "$word"
                case show get
                    set at 'network vpns show'
                case create
                    set at 'network vpns create'
                case delete rm
                    set at 'network vpns delete'
                case wait
                    set at 'network vpns wait'
                case '*'
                    return 1
            end
        case 'network vpn-plans'
            switch "$word"
                case list ls
                    set at 'network vpn-plans list'
                case '*'
                    return 1
            end
        case storage
            switch "$word"
                case volumes volume
                    set at 'storage volumes'
                case plans plan
                    set at 'storage plans'
                case '*'
                    return 1
            end
        case 'storage volumes'
            switch "$word"
                case list ls
                    set at 'storage volumes list'
                case show get
                    set at 'storage volumes show'
                case create
                    set at 'storage volumes create'
                case update
                    set at 'storage volumes update'
                case attach
                    set at 'storage volumes attach'
                case detach
                    set at 'storage volumes detach'
                case delete rm
                    set at 'storage volumes delete'
                case discard
                    set at 'storage volumes discard'
                case wait
                    set at 'storage volumes wait'
                case label
                    set at 'storage volumes label'
                case '*'
                    return 1
            end
        case 'storage plans'
            switch "$word"
                case list ls
                    set at 'storage plans list'
                case show get
                    set at 'storage plans show'
                case '*'
                    return 1
            end
        case settings
            switch "$word"
                case cloud-accounts cloud-account cloud_accounts cloud_account
                    set at 'settings cloud-accounts'
                case saas-accounts saas-account saas_accounts saas_account
                    set at 'settings saas-accounts'
                case '*'
                    return 1
            end
        case 'settings cloud-accounts'
            switch "$word"
                case list ls
                    set at 'settings cloud-accounts list'
                case show get
                    set at 'settings cloud-accounts show'
                case '*'
                    return 1
            end
        case 'settings saas-accounts'
            switch "$word"
                case list ls
                    set at 'settings saas-accounts list'
                case show get
                    set at 'settings saas-accounts show'
                case create
                    set at 'settings saas-accounts create'
                case update
                    set at 'settings saas-accounts update'
                case delete rm
                    set at 'settings saas-accounts delete'
                case '*'
                    return 1
            end
        case audit
            switch "$word"
                case events event
                    set at 'audit events'
                case system-events system-event system_events system_event
                    set at 'audit system-events'
                case '*'
                    return 1
            end
        case 'audit events'
            switch "$word"
                case list ls
                    set at 'audit events list'
                case show get
                    set at 'audit events show'
                case '*'
                    return 1
            end
        case 'audit system-events'
            switch "$word"
                case list ls
                    set at 'audit system-events list'
                case '*'
                    return 1
            end
        case wizard
            switch "$word"
                case apps app
                    set at 'wizard apps'
                case locations location
                    set at 'wizard locations'
                case cloud-providers cloud-provider cloud_providers cloud_provider
                    set at 'wizard cloud-providers'
                case cloud-accounts cloud-account cloud_accounts cloud_account
                    set at 'wizard cloud-accounts'
                case server-plans server-plan server_plans server_plan
                    set at 'wizard server-plans'
                case '*'
                    return 1
            end
        case 'wizard apps'
            switch "$word"
                case list ls
                    set at 'wizard apps list'
                case deploy
                    set at 'wizard apps deploy'
                case '*'
                    return 1
            end
        case 'wizard locations'
            switch "$word"
                case list ls
                    set at 'wizard locations list'
                case '*'
                    return 1
            end
        case 'wizard cloud-providers'
            switch "$word"
                case list ls
                    set at 'wizard cloud-providers list'
                case '*'
                    return 1
            end
        case 'wizard cloud-accounts'
            switch "$word"
                case list ls
                    set at 'wizard cloud-accounts list'
                case '*'
                    return 1
            end
        case 'wizard server-plans'
            switch "$word"
                case list ls
                    set at 'wizard server-plans list'
                case '*'
                    return 1
            end
        case labels
            switch "$word"
                case list ls
                    set at 'labels list'
                case show get
                    set at 'labels show'
                case create
                    set at 'labels create'
                case '*'
                    return 1
            end
        case config
            switch "$word"
                case list ls
                    set at 'config list'
                case use
                    set at 'config use'
                case current
                    set at 'config current'
                case show
                    set at 'config show'
                case get
                    set at 'config get'
                case set
                    set at 'config set'
                case unset
                    set at 'config unset'
                case edit
                    set at 'config edit'
                case path
                    set at 'config path'
                case trust
                    set at 'config trust'
                case untrust
                    set at 'config untrust'
                case '*'
                    return 1
            end
        case completion
            switch "$word"
                case bash
                    set at 'completion bash'
                case zsh
                    set at 'completion zsh'
                case fish
                    set at 'completion fish'
                case powershell pwsh
                    set at 'completion powershell'
                case install
                    set at 'completion install'
                case uninstall
                    set at 'completion uninstall'
                case names
                    set at 'completion names'
                case '*'
                    return 1
            end
        case sandbox
            switch "$word"
                case start
                    set at 'sandbox start'
                case stop
                    set at 'sandbox stop'
                case status
                    set at 'sandbox status'
                case reset
                    set at 'sandbox reset'
                case run
                    set at 'sandbox run'
                case '*'
                    return 1
            end
        case '*'
            return 1
    end
    return 0
end

function __imco_below --no-scope-shadowing
    switch "$at"
        case ''
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") blueprint cloud network storage settings audit wizard labels login logout status config doctor completion ping api sandbox help $topics
                printf '%s\t%s\n' \
                    blueprint 'Templates, scripts, attachments and cookbooks' \
                    cloud 'Servers, server arrays, SSH profiles and provider offers' \
                    network 'Firewall profiles, floating IPs, VPCs, subnets and VPNs' \
                    storage 'Volumes and storage plans' \
                    settings 'Cloud accounts and SaaS accounts' \
                    audit 'Events of the account and of the platform' \
                    wizard 'Ready-made apps deployed in one step' \
                    labels 'Tags, many to many with resources' \
                    login 'Take the keys of the platform into a profile' \
                    logout 'Remove a profile and its keys' \
                    status 'Show the account at a glance' \
                    config 'What imco is configured to do' \
                    doctor 'Find what keeps imco from working, and how to mend it' \
                    completion 'Completion of commands, flags and names in your shell' \
                    ping 'Check that the platform answers and takes the certificate' \
                    api 'Send a raw request to the platform' \
                    sandbox 'A platform on this machine, to try and to rehearse with' \
                    help 'Help on a command or a topic'
            else
                printf '%s\t%s\n' \
                    label 'Tags, many to many with resources' \
                    templates 'What is installed on a server and how: image, cookbooks, attributes, scripts' \
                    template-scripts 'Scripts bound to a template with their parameter values' \
                    scripts 'Scripts the platform can run on servers' \
                    attachments 'Files that travel with a script' \
                    cookbook-versions 'Versions of Chef cookbooks uploaded to the platform' \
                    servers 'Virtual machines commissioned on a cloud account, or imported' \
                    server-arrays 'Sets of like servers driven together' \
                    ssh-profiles 'SSH keys that are installed on servers' \
                    cloud-providers 'Companies and platforms that sell computing' \
                    server-plans 'Machine sizes, one for each place at each provider' \
                    realms 'Regions of a provider' \
                    generic-images 'Operating system images, the same at every provider' \
                    saas-providers 'Software services the platform can connect to' \
                    firewall-profiles 'Named sets of firewall rules for servers' \
                    floating-ips 'Public addresses that can move between servers' \
                    vpcs 'Private networks at a provider' \
                    subnets 'Slices of a VPC' \
                    vpns 'Site-to-site tunnels, at most one for each VPC' \
                    vpn-plans 'Sizes of VPN gateways, as the provider of a VPC has them' \
                    volumes 'Block disks' \
                    plans 'Disk types, one for each realm at each provider' \
                    cloud-accounts 'Accounts at a provider that the platform holds the credentials of' \
                    saas-accounts 'Accounts at a software service that the platform holds the credentials of' \
                    events 'What happened on the account' \
                    system-events 'What happened at the platform itself' \
                    apps 'Ready-made stacks' \
                    locations 'Broad places to deploy to, the size of a continent'
            end
        case blueprint
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") templates template-scripts scripts attachments cookbook-versions $topics
                printf '%s\t%s\n' \
                    templates 'What is installed on a server and how: image, cookbooks, attributes, scripts' \
                    template-scripts 'Scripts bound to a template with their parameter values' \
                    scripts 'Scripts the platform can run on servers' \
                    attachments 'Files that travel with a script' \
                    cookbook-versions 'Versions of Chef cookbooks uploaded to the platform'
            else
                printf '%s\t%s\n' \
                    template 'What is installed on a server and how: image, cookbooks, attributes, scripts' \
                    template-script 'Scripts bound to a template with their parameter values' \
                    template_scripts 'Scripts bound to a template with their parameter values' \
                    template_script 'Scripts bound to a template with their parameter values' \
                    script 'Scripts the platform can run on servers' \
                    attachment 'Files that travel with a script' \
                    cookbook-version 'Versions of Chef cookbooks uploaded to the platform' \
                    cookbook_versions 'Versions of Chef cookbooks uploaded to the platform' \
                    cookbook_version 'Versions of Chef cookbooks uploaded to the platform'
            end
        case 'blueprint templates'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update compile delete servers wait label $topics
                printf '%s\t%s\n' \
                    list 'List templates' \
                    show 'Show a template' \
                    create 'Create a template' \
                    update 'Change a template' \
                    compile 'Compile a template again' \
                    delete 'Destroy a template' \
                    servers 'List the servers made from a template' \
                    wait 'Wait until a template is in a state, or gone' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List templates' \
                    get 'Show a template' \
                    rm 'Destroy a template'
            end
        case 'blueprint template-scripts'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update reorder delete $topics
                printf '%s\t%s\n' \
                    list 'List template scripts' \
                    show 'Show a template script' \
                    create 'Bind a script to a template, behind those of its type' \
                    update 'Change the parameter values of a template script' \
                    reorder 'Put the scripts of one type in the order they are to run in' \
                    delete 'Take a script off a template; the script itself stays'
            else
                printf '%s\t%s\n' \
                    ls 'List template scripts' \
                    get 'Show a template script' \
                    rm 'Take a script off a template; the script itself stays'
            end
        case 'blueprint scripts'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update delete label $topics
                printf '%s\t%s\n' \
                    list 'List scripts' \
                    show 'Show a script' \
                    create 'Create a script' \
                    update 'Change a script' \
                    delete 'Destroy a script' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List scripts' \
                    get 'Show a script' \
                    rm 'Destroy a script'
            end
        case 'blueprint attachments'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show upload download delete $topics
                printf '%s\t%s\n' \
                    list 'List attachments' \
                    show 'Show an attachment' \
                    upload 'Hand a file over to travel with a script' \
                    download 'Fetch the file of an attachment' \
                    delete 'Destroy an attachment'
            else
                printf '%s\t%s\n' \
                    ls 'List attachments' \
                    get 'Show an attachment' \
                    rm 'Destroy an attachment'
            end
        case 'blueprint cookbook-versions'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show upload process delete wait label $topics
                printf '%s\t%s\n' \
                    list 'List cookbook versions' \
                    show 'Show a cookbook version' \
                    upload 'Hand an archive over and have it processed' \
                    process 'Process an uploaded archive again' \
                    delete 'Destroy a cookbook version' \
                    wait 'Wait until a cookbook version is in a state, or gone' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List cookbook versions' \
                    get 'Show a cookbook version' \
                    rm 'Destroy a cookbook version'
            end
        case cloud
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") servers server-arrays ssh-profiles cloud-providers server-plans realms generic-images saas-providers $topics
                printf '%s\t%s\n' \
                    servers 'Virtual machines commissioned on a cloud account, or imported' \
                    server-arrays 'Sets of like servers driven together' \
                    ssh-profiles 'SSH keys that are installed on servers' \
                    cloud-providers 'Companies and platforms that sell computing' \
                    server-plans 'Machine sizes, one for each place at each provider' \
                    realms 'Regions of a provider' \
                    generic-images 'Operating system images, the same at every provider' \
                    saas-providers 'Software services the platform can connect to'
            else
                printf '%s\t%s\n' \
                    server 'Virtual machines commissioned on a cloud account, or imported' \
                    server-array 'Sets of like servers driven together' \
                    server_arrays 'Sets of like servers driven together' \
                    server_array 'Sets of like servers driven together' \
                    ssh-profile 'SSH keys that are installed on servers' \
                    ssh_profiles 'SSH keys that are installed on servers' \
                    ssh_profile 'SSH keys that are installed on servers' \
                    cloud-provider 'Companies and platforms that sell computing' \
                    cloud_providers 'Companies and platforms that sell computing' \
                    cloud_provider 'Companies and platforms that sell computing' \
                    server-plan 'Machine sizes, one for each place at each provider' \
                    server_plans 'Machine sizes, one for each place at each provider' \
                    server_plan 'Machine sizes, one for each place at each provider' \
                    realm 'Regions of a provider' \
                    generic-image 'Operating system images, the same at every provider' \
                    generic_images 'Operating system images, the same at every provider' \
                    generic_image 'Operating system images, the same at every provider' \
                    saas-provider 'Software services the platform can connect to' \
                    saas_providers 'Software services the platform can connect to' \
                    saas_provider 'Software services the platform can connect to'
            end
        case 'cloud servers'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show commission update boot reboot shutdown override decommission credentials events scripts floating-ips volumes run-script brownfield-token converge override-brownfield discard wait label $topics
                printf '%s\t%s\n' \
                    list 'List servers, oldest first' \
                    show 'Show a server' \
                    commission 'Commission a new server' \
                    update 'Rename a server' \
                    boot 'Boot a server' \
                    reboot 'Reboot a server' \
                    shutdown 'Shut a server down: run its shutdown scripts, stop the machine' \
                    override 'Declare a stalled server operational, at your own risk' \
                    decommission 'Decommission a server: destroy the machine at the provider' \
                    credentials 'Show the login data of a server' \
                    events 'List the events of a server' \
                    scripts 'List the scripts that can be run on a server' \
                    floating-ips 'List the floating IPs attached to a server' \
                    volumes 'List the volumes attached to a server' \
                    run-script 'Run an operational script on a server' \
                    brownfield-token 'Make a token with which the agent of an imported server registers' \
                    converge 'Apply the blueprint to an imported server' \
                    override-brownfield 'Take an imported server as managed without convergence' \
                    discard 'Forget an imported server; the machine stays at the provider' \
                    wait 'Wait until a server is in a state, or gone' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List servers, oldest first' \
                    get 'Show a server' \
                    create 'Commission a new server' \
                    delete 'Decommission a server: destroy the machine at the provider' \
                    rm 'Decommission a server: destroy the machine at the provider'
            end
        case 'cloud server-arrays'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update boot shutdown empty enlarge servers delete wait label $topics
                printf '%s\t%s\n' \
                    list 'List server arrays' \
                    show 'Show a server array' \
                    create 'Create a server array' \
                    update 'Rename a server array' \
                    boot 'Boot every member of a server array' \
                    shutdown 'Shut every member of a server array down' \
                    empty 'Decommission every member of a server array and keep the array' \
                    enlarge 'Add servers to a server array, 1 to 5 at a time' \
                    servers 'List the members of a server array' \
                    delete 'Destroy a server array; it has to be empty' \
                    wait 'Wait until a server array is in a state, or gone' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List server arrays' \
                    get 'Show a server array' \
                    rm 'Destroy a server array; it has to be empty'
            end
        case 'cloud ssh-profiles'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update delete label $topics
                printf '%s\t%s\n' \
                    list 'List SSH profiles' \
                    show 'Show an SSH profile' \
                    create 'Create an SSH profile' \
                    update 'Change an SSH profile' \
                    delete 'Destroy an SSH profile' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List SSH profiles' \
                    get 'Show an SSH profile' \
                    rm 'Destroy an SSH profile'
            end
        case 'cloud cloud-providers'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List cloud providers' \
                    show 'Show a cloud provider'
            else
                printf '%s\t%s\n' \
                    ls 'List cloud providers' \
                    get 'Show a cloud provider'
            end
        case 'cloud server-plans'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List server plans' \
                    show 'Show a server plan'
            else
                printf '%s\t%s\n' \
                    ls 'List server plans' \
                    get 'Show a server plan'
            end
        case 'cloud realms'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List realms' \
                    show 'Show a realm'
            else
                printf '%s\t%s\n' \
                    ls 'List realms' \
                    get 'Show a realm'
            end
        case 'cloud generic-images'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List generic images' \
                    show 'Show a generic image'
            else
                printf '%s\t%s\n' \
                    ls 'List generic images' \
                    get 'Show a generic image'
            end
        case 'cloud saas-providers'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List SaaS providers' \
                    show 'Show a SaaS provider'
            else
                printf '%s\t%s\n' \
                    ls 'List SaaS providers' \
                    get 'Show a SaaS provider'
            end
        case network
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") firewall-profiles floating-ips vpcs subnets vpns vpn-plans $topics
                printf '%s\t%s\n' \
                    firewall-profiles 'Named sets of firewall rules for servers' \
                    floating-ips 'Public addresses that can move between servers' \
                    vpcs 'Private networks at a provider' \
                    subnets 'Slices of a VPC' \
                    vpns 'Site-to-site tunnels, at most one for each VPC' \
                    vpn-plans 'Sizes of VPN gateways, as the provider of a VPC has them'
            else
                printf '%s\t%s\n' \
                    firewall-profile 'Named sets of firewall rules for servers' \
                    firewall_profiles 'Named sets of firewall rules for servers' \
                    firewall_profile 'Named sets of firewall rules for servers' \
                    floating-ip 'Public addresses that can move between servers' \
                    floating_ips 'Public addresses that can move between servers' \
                    floating_ip 'Public addresses that can move between servers' \
                    vpc 'Private networks at a provider' \
                    subnet 'Slices of a VPC' \
                    vpn 'Site-to-site tunnels, at most one for each VPC' \
                    vpn-plan 'Sizes of VPN gateways, as the provider of a VPC has them' \
                    vpn_plans 'Sizes of VPN gateways, as the provider of a VPC has them' \
                    vpn_plan 'Sizes of VPN gateways, as the provider of a VPC has them'
            end
        case 'network firewall-profiles'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update delete add-rule remove-rule label $topics
                printf '%s\t%s\n' \
                    list 'List firewall profiles' \
                    show 'Show a firewall profile' \
                    create 'Create a firewall profile' \
                    update 'Change a firewall profile' \
                    delete 'Destroy a firewall profile' \
                    add-rule 'Add rules to a firewall profile' \
                    remove-rule 'Take rules out of a firewall profile' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List firewall profiles' \
                    get 'Show a firewall profile' \
                    rm 'Destroy a firewall profile'
            end
        case 'network floating-ips'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update attach detach delete discard wait label $topics
                printf '%s\t%s\n' \
                    list 'List floating IPs' \
                    show 'Show a floating IP' \
                    create 'Create a floating IP' \
                    update 'Rename a floating IP' \
                    attach 'Attach a floating IP to a server' \
                    detach 'Detach a floating IP from its server' \
                    delete 'Destroy a floating IP at the provider' \
                    discard 'Forget a floating IP; it stays at the provider' \
                    wait 'Wait until a floating IP is in a state, or gone' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List floating IPs' \
                    get 'Show a floating IP' \
                    rm 'Destroy a floating IP at the provider'
            end
        case 'network vpcs'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update delete discard wait label $topics
                printf '%s\t%s\n' \
                    list 'List VPCs' \
                    show 'Show a VPC' \
                    create 'Create a VPC' \
                    update 'Rename a VPC' \
                    delete 'Destroy a VPC at the provider; its subnets have to be gone' \
                    discard 'Forget a VPC; it stays at the provider' \
                    wait 'Wait until a VPC is in a state, or gone' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List VPCs' \
                    get 'Show a VPC' \
                    rm 'Destroy a VPC at the provider; its subnets have to be gone'
            end
        case 'network subnets'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update delete servers server-arrays wait $topics
                printf '%s\t%s\n' \
                    list 'List subnets' \
                    show 'Show a subnet' \
                    create 'Create a subnet' \
                    update 'Rename a subnet' \
                    delete 'Destroy a subnet' \
                    servers 'List the servers in a subnet' \
                    server-arrays 'List the server arrays in a subnet' \
                    wait 'Wait until a subnet is in a state, or gone'
            else
                printf '%s\t%s\n' \
                    ls 'List subnets' \
                    get 'Show a subnet' \
                    rm 'Destroy a subnet'
            end
        case 'network vpns'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") show create delete wait $topics
                printf '%s\t%s\n' \
                    show 'Show a VPN' \
                    create 'Create a VPN' \
                    delete 'Destroy a VPN' \
                    wait 'Wait until a VPN is in a state, or gone'
            else
                printf '%s\t%s\n' \
                    get 'Show a VPN' \
                    rm 'Destroy a VPN'
            end
        case 'network vpn-plans'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list $topics
                printf '%s\t%s\n' \
                    list 'List VPN plans'
            else
                printf '%s\t%s\n' \
                    ls 'List VPN plans'
            end
        case storage
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") volumes plans $topics
                printf '%s\t%s\n' \
                    volumes 'Block disks' \
                    plans 'Disk types, one for each realm at each provider'
            else
                printf '%s\t%s\n' \
                    volume 'Block disks' \
                    plan 'Disk types, one for each realm at each provider'
            end
        case 'storage volumes'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update attach detach delete discard wait label $topics
                printf '%s\t%s\n' \
                    list 'List volumes' \
                    show 'Show a volume' \
                    create 'Create a volume' \
                    update 'Rename a volume' \
                    attach 'Attach a volume to a server' \
                    detach 'Detach a volume from its server' \
                    delete 'Destroy a volume at the provider' \
                    discard 'Forget a volume; it stays at the provider' \
                    wait 'Wait until a volume is in a state, or gone' \
                    label 'Put labels on, take labels off'
            else
                printf '%s\t%s\n' \
                    ls 'List volumes' \
                    get 'Show a volume' \
                    rm 'Destroy a volume at the provider'
            end
        case 'storage plans'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List storage plans' \
                    show 'Show a storage plan'
            else
                printf '%s\t%s\n' \
                    ls 'List storage plans' \
                    get 'Show a storage plan'
            end
        case settings
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") cloud-accounts saas-accounts $topics
                printf '%s\t%s\n' \
                    cloud-accounts 'Accounts at a provider that the platform holds the credentials of' \
                    saas-accounts 'Accounts at a software service that the platform holds the credentials of'
            else
                printf '%s\t%s\n' \
                    cloud-account 'Accounts at a provider that the platform holds the credentials of' \
                    cloud_accounts 'Accounts at a provider that the platform holds the credentials of' \
                    cloud_account 'Accounts at a provider that the platform holds the credentials of' \
                    saas-account 'Accounts at a software service that the platform holds the credentials of' \
                    saas_accounts 'Accounts at a software service that the platform holds the credentials of' \
                    saas_account 'Accounts at a software service that the platform holds the credentials of'
            end
        case 'settings cloud-accounts'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List cloud accounts' \
                    show 'Show a cloud account'
            else
                printf '%s\t%s\n' \
                    ls 'List cloud accounts' \
                    get 'Show a cloud account'
            end
        case 'settings saas-accounts'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create update delete $topics
                printf '%s\t%s\n' \
                    list 'List SaaS accounts' \
                    show 'Show a SaaS account' \
                    create 'Create a SaaS account' \
                    update 'Replace the credentials of a SaaS account' \
                    delete 'Destroy a SaaS account'
            else
                printf '%s\t%s\n' \
                    ls 'List SaaS accounts' \
                    get 'Show a SaaS account' \
                    rm 'Destroy a SaaS account'
            end
        case audit
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") events system-events $topics
                printf '%s\t%s\n' \
                    events 'What happened on the account' \
                    system-events 'What happened at the platform itself'
            else
                printf '%s\t%s\n' \
                    event 'What happened on the account' \
                    system-event 'What happened at the platform itself' \
                    system_events 'What happened at the platform itself' \
                    system_event 'What happened at the platform itself'
            end
        case 'audit events'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show $topics
                printf '%s\t%s\n' \
                    list 'List events, newest first' \
                    show 'Show an event'
            else
                printf '%s\t%s\n' \
                    ls 'List events, newest first' \
                    get 'Show an event'
            end
        case 'audit system-events'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list $topics
                printf '%s\t%s\n' \
                    list 'List system events, newest first'
            else
                printf '%s\t%s\n' \
                    ls 'List system events, newest first'
            end
        case wizard
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") apps locations cloud-providers cloud-accounts server-plans $topics
                printf '%s\t%s\n' \
                    apps 'Ready-made stacks' \
                    locations 'Broad places to deploy to, the size of a continent' \
                    cloud-providers 'Providers an app can be deployed at' \
                    cloud-accounts 'Cloud accounts an app can be deployed in' \
                    server-plans 'Server plans that are enough for an app'
            else
                printf '%s\t%s\n' \
                    app 'Ready-made stacks' \
                    location 'Broad places to deploy to, the size of a continent' \
                    cloud-provider 'Providers an app can be deployed at' \
                    cloud_providers 'Providers an app can be deployed at' \
                    cloud_provider 'Providers an app can be deployed at' \
                    cloud-account 'Cloud accounts an app can be deployed in' \
                    cloud_accounts 'Cloud accounts an app can be deployed in' \
                    cloud_account 'Cloud accounts an app can be deployed in' \
                    server-plan 'Server plans that are enough for an app' \
                    server_plans 'Server plans that are enough for an app' \
                    server_plan 'Server plans that are enough for an app'
            end
        case 'wizard apps'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list deploy $topics
                printf '%s\t%s\n' \
                    list 'List apps' \
                    deploy 'Commission a server with an app, and a template for it'
            else
                printf '%s\t%s\n' \
                    ls 'List apps'
            end
        case 'wizard locations'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list $topics
                printf '%s\t%s\n' \
                    list 'List locations'
            else
                printf '%s\t%s\n' \
                    ls 'List locations'
            end
        case 'wizard cloud-providers'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list $topics
                printf '%s\t%s\n' \
                    list 'List cloud providers'
            else
                printf '%s\t%s\n' \
                    ls 'List cloud providers'
            end
        case 'wizard cloud-accounts'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list $topics
                printf '%s\t%s\n' \
                    list 'List cloud accounts'
            else
                printf '%s\t%s\n' \
                    ls 'List cloud accounts'
            end
        case 'wizard server-plans'
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list $topics
                printf '%s\t%s\n' \
                    list 'List server plans'
            else
                printf '%s\t%s\n' \
                    ls 'List server plans'
            end
        case labels
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list show create $topics
                printf '%s\t%s\n' \
                    list 'List labels' \
                    show 'Show a label' \
                    create 'Create a label'
            else
                printf '%s\t%s\n' \
                    ls 'List labels' \
                    get 'Show a label'
            end
        case config
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") list use current show get set unset edit path trust untrust $topics
                printf '%s\t%s\n' \
                    list 'List the profiles' \
                    use 'Choose the profile in force' \
                    current 'Show the name of the profile in force' \
                    show 'Show the settings in force' \
                    get 'Show the value of one setting' \
                    set 'Write a setting into the configuration' \
                    unset 'Take a setting out of the configuration' \
                    edit 'Open the configuration in an editor' \
                    path 'Show which configuration files are read' \
                    trust 'Let the file of a project say where requests and credentials go' \
                    untrust 'Trust the file of a project no longer'
            else
                printf '%s\t%s\n' \
                    ls 'List the profiles'
            end
        case completion
            if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") bash zsh fish powershell install uninstall names $topics
                printf '%s\t%s\n' \
                    bash 'Print the script for bash' \
                    zsh 'Print the script for zsh' \
                    fish 'Print the script for fish' \
                    powershell 'Print the script for PowerShell' \
                    install 'Put the script where your shell looks for it' \
                    uninstall 'Take the script away again' \
                    names 'Print the names that are offered, read anew'
            else
                printf '%s\t%s\n' \
                    pwsh 'Print the script for PowerShell'
            end
        case sandbox
            printf '%s\t%s\n' \
                start 'Start a sandbox and serve it until Ctrl-C' \
                stop 'Stop a sandbox in the background' \
                status 'Show whether a sandbox is running; exit code 1 when not' \
                reset 'Delete the account of a stopped sandbox' \
                run 'Run a command against a sandbox of its own, which is gone afterwards'
        case '*'
            return 1
    end
    return 0
end

function __imco_common
    printf '%s\t%s\n' \
        --output 'how to write the answer' \
        --query 'write what this JMESPath expression makes of the JSON' \
        --no-headers 'no headings above columns' \
        --csv-safe 'with csv, a \' before what a spreadsheet takes for a formula' \
        --quiet 'say nothing on stderr but failures' \
        --color 'when to use colour' \
        --debug 'show requests and answers on stderr, secrets masked' \
        --config 'configuration file, instead of those imco finds' \
        --profile 'name of the profile to use' \
        --domain 'domain of the platform; the endpoint is clients.<domain>' \
        --endpoint 'URL of the platform, in place of domain and port' \
        --port 'port of clients.<domain> (default: 443)' \
        --api 'API version, the first part of every path' \
        --ca 'file with the CA certificate of the platform' \
        --cert 'file with your client certificate' \
        --key 'file with the private key of your client certificate' \
        --passphrase-file 'file with the passphrase of the private key' \
        --system-ca 'also trust the CAs of the system' \
        --timeout 'time limit for a request with its retries (default: 60s); with --wait, for the wait (default: 30m)' \
        --concurrency 'concurrent requests; by default up to 32 on a platform far away' \
        --help 'show this help'
end

function __imco_flags --no-scope-shadowing
    switch "$at"
        case ''
            printf '%s\t%s\n' \
                --version 'show the version'
            __imco_common
        case blueprint 'blueprint templates' 'blueprint template-scripts' 'blueprint scripts' 'blueprint attachments' 'blueprint cookbook-versions' cloud 'cloud servers' 'cloud server-arrays' 'cloud ssh-profiles' 'cloud cloud-providers' 'cloud server-plans' 'cloud realms' 'cloud generic-images' 'cloud saas-providers' network 'network firewall-profiles' 'network floating-ips' 'network vpcs' 'network subnets' 'network vpns' 'network vpn-plans' storage 'storage volumes' 'storage plans' settings 'settings cloud-accounts' 'settings saas-accounts' audit 'audit events' 'audit system-events' 'wizard apps' 'wizard locations' 'wizard cloud-providers' 'wizard cloud-accounts' 'wizard server-plans' labels status config 'config list' 'config current' 'config get' 'config path' completion 'completion install' 'completion uninstall' ping
            __imco_common
        case 'blueprint templates list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show templates again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'blueprint templates show' 'blueprint scripts show' 'cloud servers show' 'cloud server-arrays show' 'network firewall-profiles show' 'network floating-ips show' 'network vpcs show' 'storage volumes show' 'settings cloud-accounts show' 'settings saas-accounts show'
            printf '%s\t%s\n' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'blueprint templates create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --generic-image 'operating system image, for good (required)' \
                --run-list 'recipes to run, in this order: cookbook or cookbook::recipe (repeatable)' \
                --attributes 'attributes for the recipes' \
                --cookbooks 'cookbooks in use, by name (repeatable, @file for JSON or YAML)' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --create-labels 'make the labels that do not exist' \
                --wait 'wait until it is ready, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint templates update'
            printf '%s\t%s\n' \
                --name name \
                --run-list 'recipes to run, in this order: cookbook or cookbook::recipe (repeatable)' \
                --attributes 'attributes for the recipes' \
                --cookbooks 'cookbooks in use, by name (repeatable, @file for JSON or YAML)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --merge-attributes 'merge --attributes deeply with what is there instead of replacing it' \
                --wait 'wait until it is ready, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint templates compile'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all templates' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is ready, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint templates delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all templates' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'blueprint templates servers' 'cloud servers scripts' 'cloud servers floating-ips' 'cloud servers volumes' 'cloud server-arrays servers'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'blueprint templates wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all templates' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'blueprint templates label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all templates' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint template-scripts list'
            printf '%s\t%s\n' \
                --template 'template it is part of; without it, of all' \
                --type 'when it runs' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show template scripts again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'blueprint template-scripts show'
            printf '%s\t%s\n' \
                --template 'template it is part of (required)' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'blueprint template-scripts create'
            printf '%s\t%s\n' \
                --template 'template it is part of (required)' \
                --type 'when it runs (required)' \
                --script 'script it runs (required)' \
                --parameter 'value of every parameter of the script (repeatable, @file for JSON or YAML)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint template-scripts update'
            printf '%s\t%s\n' \
                --template 'template it is part of (required)' \
                --parameter 'value of every parameter of the script (repeatable, @file for JSON or YAML)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint template-scripts reorder'
            printf '%s\t%s\n' \
                --template 'template it is part of (required)' \
                --type 'when it runs (required)' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint template-scripts delete'
            printf '%s\t%s\n' \
                --template 'template it is part of (required)' \
                --selector 'those that have all of this: fields, globs' \
                --all 'all template scripts' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'blueprint scripts list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show scripts again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'blueprint scripts create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --description 'what it is for' \
                --code 'source text' \
                --parameter 'names of the parameters it takes (repeatable)' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint scripts update'
            printf '%s\t%s\n' \
                --name name \
                --description 'what it is for' \
                --code 'source text' \
                --parameter 'names of the parameters it takes (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint scripts delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all scripts' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'blueprint scripts label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all scripts' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint attachments list'
            printf '%s\t%s\n' \
                --script 'script it travels with; without it, of all' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do so also where stdout is no terminal' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show attachments again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'blueprint attachments show'
            printf '%s\t%s\n' \
                --script 'script it travels with, to look no further' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do so also where stdout is no terminal' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text'
            __imco_common
        case 'blueprint attachments upload'
            printf '%s\t%s\n' \
                --script 'script it travels with (required)' \
                --name 'name of the file; that of FILE unless given' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint attachments download'
            printf '%s\t%s\n' \
                --script 'script it travels with, to look no further' \
                --to 'file or existing folder to write to, - for stdout; here unless given' \
                --force 'replace a file that is there, or write to a terminal'
            __imco_common
        case 'blueprint attachments delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs' \
                --all 'all attachments' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --script 'script it travels with, to look no further' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'blueprint cookbook-versions list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do so also where stdout is no terminal' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show cookbook versions again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'blueprint cookbook-versions show' 'cloud ssh-profiles show'
            printf '%s\t%s\n' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do so also where stdout is no terminal' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'blueprint cookbook-versions upload'
            printf '%s\t%s\n' \
                --label 'labels on it (repeatable)' \
                --create-labels 'make the labels that do not exist' \
                --wait 'wait until it is ready, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint cookbook-versions process'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all cookbook versions' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is ready, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'blueprint cookbook-versions delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all cookbook versions' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'blueprint cookbook-versions wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all cookbook versions' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'blueprint cookbook-versions label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all cookbook versions' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud servers list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show servers again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'cloud servers commission'
            printf '%s\t%s\n' \
                --name 'logical name: letters, digits and inner hyphens (required)' \
                --template 'what is installed on it (required)' \
                --server-plan 'size; fixes provider, location and realm (required)' \
                --cloud-account 'account that pays; of the provider of the plan (required)' \
                --ssh-profile 'SSH profiles to install (repeatable, only one is documented)' \
                --firewall-profile 'firewall profile in force' \
                --subnet 'subnet it sits in (not documented as input)' \
                --privateness 'private address only (not documented as input)' \
                --variable-value-ids 'values of the variables the template declares, two texts each' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --boot 'boot it as soon as it is inactive' \
                --create-labels 'make the labels that do not exist' \
                --wait 'wait until it is inactive, with --boot until that is done, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud servers update'
            printf '%s\t%s\n' \
                --name 'logical name: letters, digits and inner hyphens' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud servers boot'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is operational, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud servers reboot' 'cloud servers override'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is operational, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers shutdown'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is inactive, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers decommission'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --shutdown-first 'first shutdown, where its state asks for it' \
                --wait 'wait until it is gone, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers credentials'
            printf '%s\t%s\n' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do so also where stdout is no terminal'
            __imco_common
        case 'cloud servers events'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text'
            __imco_common
        case 'cloud servers run-script'
            printf '%s\t%s\n' \
                --script 'script to run: its name or id (required)' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers brownfield-token'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do so also where stdout is no terminal' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers converge'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is Certified, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers override-brownfield'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is Overriden, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers discard'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud servers wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'cloud servers label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all servers' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud server-arrays list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show server arrays again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'cloud server-arrays create'
            printf '%s\t%s\n' \
                --name 'logical name (required)' \
                --template 'template of every member (required)' \
                --cloud-account 'account of every member (required)' \
                --server-plan 'plan of every member (required)' \
                --size 'number of servers' \
                --ssh-profile 'SSH profiles of every member (repeatable)' \
                --firewall-profile 'firewall profile of every member' \
                --subnet 'subnet the members sit in' \
                --privateness 'private addresses only' \
                --variable-value-ids 'values of the variables the template declares, two texts each' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --boot 'boot it as soon as it is inactive' \
                --create-labels 'make the labels that do not exist' \
                --wait 'wait until it is inactive, with --boot until that is done, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud server-arrays update'
            printf '%s\t%s\n' \
                --name 'logical name' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud server-arrays boot'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all server arrays' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is operational, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud server-arrays shutdown'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all server arrays' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is inactive, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud server-arrays empty'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all server arrays' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --shutdown-first 'first shutdown, where its state asks for it' \
                --wait 'wait until its size is 0, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud server-arrays enlarge'
            printf '%s\t%s\n' \
                --by 'how many servers to add (required)' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all server arrays' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --boot 'boot what was added as soon as it is inactive' \
                --wait 'wait until it is inactive or operational, with --boot until that is done, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud server-arrays delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all server arrays' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --empty-first 'first shutdown, then empty, where its state asks for it' \
                --wait 'wait until it is gone, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud server-arrays wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all server arrays' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'cloud server-arrays label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all server arrays' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud ssh-profiles list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do so also where stdout is no terminal' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show SSH profiles again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'cloud ssh-profiles create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --public-key 'public key in OpenSSH form' \
                --private-key-file 'private key, where the platform keeps one; best left out (- reads stdin)' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud ssh-profiles update'
            printf '%s\t%s\n' \
                --name name \
                --public-key 'public key in OpenSSH form' \
                --private-key-file 'private key, where the platform keeps one; best left out (- reads stdin)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud ssh-profiles delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all SSH profiles' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'cloud ssh-profiles label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all SSH profiles' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'cloud cloud-providers list'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show cloud providers again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'cloud cloud-providers show' 'cloud generic-images show' 'cloud saas-providers show' 'audit events show' 'labels show'
            printf '%s\t%s\n' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text'
            __imco_common
        case 'cloud server-plans list'
            printf '%s\t%s\n' \
                --cloud-provider 'provider it is sold by; without it, of all' \
                --realm 'only plans of this realm' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show server plans again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'cloud server-plans show' 'storage plans show'
            printf '%s\t%s\n' \
                --cloud-provider 'provider it is sold by, to look no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'cloud realms list'
            printf '%s\t%s\n' \
                --cloud-provider 'provider it belongs to; without it, of all' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show realms again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'cloud realms show'
            printf '%s\t%s\n' \
                --cloud-provider 'provider it belongs to, to look no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'cloud generic-images list'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show generic images again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'cloud saas-providers list'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show SaaS providers again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'network firewall-profiles list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show firewall profiles again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'network firewall-profiles create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --description 'what it is for (required)' \
                --rule 'rules in force, those the platform keeps for itself included (repeatable, @file for JSON or YAML)' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network firewall-profiles update'
            printf '%s\t%s\n' \
                --name name \
                --description 'what it is for' \
                --rule 'rules in force, those the platform keeps for itself included (repeatable, @file for JSON or YAML)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --force 'send it also where that is dangerous' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network firewall-profiles delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all firewall profiles' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network firewall-profiles add-rule'
            printf '%s\t%s\n' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network firewall-profiles remove-rule'
            printf '%s\t%s\n' \
                --force 'send it also where that is dangerous' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network firewall-profiles label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all firewall profiles' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network floating-ips list'
            printf '%s\t%s\n' \
                --server 'only those attached to this server' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show floating IPs again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'network floating-ips create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --cloud-account 'cloud account it is in (required)' \
                --realm 'realm it is in (required)' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --create-labels 'make the labels that do not exist' \
                --wait 'wait until its state is at rest, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network floating-ips update' 'network vpcs update' 'storage volumes update'
            printf '%s\t%s\n' \
                --name name \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network floating-ips attach'
            printf '%s\t%s\n' \
                --server 'server to attach it to (required)' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all floating IPs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is attached, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network floating-ips detach'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all floating IPs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is detached, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network floating-ips delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all floating IPs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is gone, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network floating-ips discard'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all floating IPs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network floating-ips wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all floating IPs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'network floating-ips label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all floating IPs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network vpcs list'
            printf '%s\t%s\n' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show VPCs again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'network vpcs create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --cidr 'address range, IPv4 in CIDR notation (required)' \
                --cloud-account 'cloud account it is in (required)' \
                --realm-provider-name 'region code at the provider, as "cloud realms list" has it (required)' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --create-labels 'make the labels that do not exist' \
                --wait 'wait until its state is at rest, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network vpcs delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all VPCs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is gone, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network vpcs discard'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all VPCs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network vpcs wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all VPCs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'network vpcs label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all VPCs' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network subnets list'
            printf '%s\t%s\n' \
                --vpc 'VPC it is part of; without it, of all' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show subnets again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'network subnets show'
            printf '%s\t%s\n' \
                --vpc 'VPC it is part of, to look no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'network subnets create'
            printf '%s\t%s\n' \
                --vpc 'VPC it is part of (required)' \
                --name 'name (required)' \
                --cidr 'address range within that of the VPC, IPv4 in CIDR notation (required)' \
                --type 'which addresses servers in it can have (required)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --wait 'wait until its state is at rest, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network subnets update'
            printf '%s\t%s\n' \
                --vpc 'VPC it is part of, to look no further' \
                --name name \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network subnets delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs' \
                --all 'all subnets' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --vpc 'VPC it is part of, to look no further' \
                --wait 'wait until it is gone, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network subnets servers' 'network subnets server-arrays'
            printf '%s\t%s\n' \
                --vpc 'VPC it is part of, to look no further' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'network subnets wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs' \
                --all 'all subnets' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --vpc 'VPC it is part of, to look no further' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'network vpns show'
            printf '%s\t%s\n' \
                --vpc 'VPC it belongs to (required)' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own'
            __imco_common
        case 'network vpns create'
            printf '%s\t%s\n' \
                --vpc 'VPC it belongs to (required)' \
                --public-ip 'address of the far end (required)' \
                --psk-file 'pre-shared key, asked for where it is not given (required, - reads stdin)' \
                --exposed-cidr 'networks behind the far end (required, repeatable)' \
                --vpn-plan 'size of the gateway (required)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --wait 'wait until its state is at rest, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'network vpns delete'
            printf '%s\t%s\n' \
                --vpc 'VPC it belongs to (required)' \
                --wait 'wait until it is gone, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'network vpns wait'
            printf '%s\t%s\n' \
                --vpc 'VPC it belongs to (required)' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'network vpn-plans list'
            printf '%s\t%s\n' \
                --vpc 'VPC it is for; without it, of all' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show VPN plans again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'storage volumes list'
            printf '%s\t%s\n' \
                --server 'only those attached to this server' \
                --label 'only what has all of these labels' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show volumes again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'storage volumes create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --size 'size (required, in GB)' \
                --cloud-account 'cloud account it is in (required)' \
                --storage-plan 'storage plan (required)' \
                --label 'labels on it (repeatable)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --create-labels 'make the labels that do not exist' \
                --wait 'wait until its state is at rest, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'storage volumes attach'
            printf '%s\t%s\n' \
                --server 'server to attach it to (required)' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all volumes' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is attached, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'storage volumes detach'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all volumes' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is detached, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'storage volumes delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all volumes' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --wait 'wait until it is gone, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'storage volumes discard'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all volumes' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --force 'skip the state check' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'storage volumes wait'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all volumes' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --for 'state=a,b, field=glob or deleted; else until it is at rest' \
                --poll 'look this often instead of ever less often'
            __imco_common
        case 'storage volumes label'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs, label=name; label!=* for those without a label' \
                --all 'all volumes' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --add 'labels to put on' \
                --remove 'labels to take off' \
                --create-labels 'make the labels that do not exist' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'storage plans list'
            printf '%s\t%s\n' \
                --cloud-provider 'provider it is sold by; without it, of all' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show storage plans again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'settings cloud-accounts list'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show cloud accounts again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'settings saas-accounts list'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show SaaS accounts again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'settings saas-accounts create'
            printf '%s\t%s\n' \
                --saas-provider 'SaaS provider it is for (required)' \
                --account-data-file 'credentials, a value for each key the provider needs; asked for where not given (required, - reads stdin)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'settings saas-accounts update'
            printf '%s\t%s\n' \
                --account-data-file 'credentials, a value for each key the provider needs; asked for where not given (- reads stdin)' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'settings saas-accounts delete'
            printf '%s\t%s\n' \
                --selector 'those that have all of this: fields, globs' \
                --all 'all SaaS accounts' \
                --first 'no more than n of those selected' \
                --allow-none 'succeed where nothing is selected' \
                --fail-fast 'send nothing more once it has failed for one of them' \
                --yes 'do not ask for confirmation' \
                --confirm 'the same for a protected profile: its name' \
                --dry-run 'print the requests that change something, send none of them'
            __imco_common
        case 'audit events list'
            printf '%s\t%s\n' \
                --level 'how serious it is' \
                --since 'only from then on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00' \
                --until 'only up to then; of a day alone to its end' \
                --older-than 'only what is older: 2h, 1d12h, 7d' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show events again and again, changes marked or as lines' \
                --follow 'show events as they come, after the last 10 or --since' \
                --poll 'with these, how often to look'
            __imco_common
        case 'audit system-events list'
            printf '%s\t%s\n' \
                --level 'how serious it is' \
                --since 'only from then on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00' \
                --until 'only up to then; of a day alone to its end' \
                --older-than 'only what is older: 2h, 1d12h, 7d' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show system events again and again, changes marked or as lines' \
                --follow 'show system events as they come, after the last 10 or --since' \
                --poll 'with these, how often to look'
            __imco_common
        case wizard
            printf '%s\t%s\n' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'deploy without a last confirmation' \
                --confirm 'the same for a protected profile: its name'
            __imco_common
        case 'wizard apps list'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show apps again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'wizard apps deploy'
            printf '%s\t%s\n' \
                --location 'where in the world (required)' \
                --cloud-account 'account that pays (required)' \
                --hostname 'host name; becomes the name of the server (required)' \
                --server-plan 'size; the platform picks one otherwise' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --boot 'boot it as soon as it is inactive' \
                --wait 'wait until it is inactive, with --boot until that is done, or in the state given' \
                --poll 'with --wait, look this often instead of ever less often' \
                --dry-run 'print the requests that change something, send none of them' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case 'wizard locations list'
            printf '%s\t%s\n' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show locations again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'wizard cloud-providers list'
            printf '%s\t%s\n' \
                --app 'app to be deployed (required)' \
                --location 'where it is to be deployed (required)' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show cloud providers again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'wizard cloud-accounts list'
            printf '%s\t%s\n' \
                --app 'app to be deployed' \
                --location 'where it is to be deployed' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show cloud accounts again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'wizard server-plans list'
            printf '%s\t%s\n' \
                --app 'app to be deployed (required)' \
                --location 'where it is to be deployed (required)' \
                --cloud-provider 'provider to buy from (required)' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --expand 'with JSON, add the names behind ids, in a member of their own' \
                --watch 'show server plans again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'labels list'
            printf '%s\t%s\n' \
                --internal 'also those the platform keeps for itself' \
                --sort 'by this field, with - before it downwards' \
                --filter 'only where this holds, or !=; * is any value (repeatable)' \
                --limit 'no more than n, and read no further' \
                --columns 'these fields only; +a,b adds them to the usual' \
                --relative 'in tables, times as 3h ago' \
                --raw 'the bytes the platform sent, as they came; with csv, tsv and text, the text' \
                --watch 'show labels again and again, changes marked or as lines' \
                --poll 'with these, how often to look'
            __imco_common
        case 'labels create'
            printf '%s\t%s\n' \
                --name 'name (required)' \
                --namespace 'set on labels the platform keeps for itself' \
                --value 'technical value that goes with a namespace' \
                --from-file 'fields from a JSON or YAML file, - for stdin; flags win' \
                --dry-run 'print the requests that change something, send none of them' \
                --yes 'accepted; nothing is asked here'
            __imco_common
        case login
            printf '%s\t%s\n' \
                --from-concerto 'take endpoint and keys of the old client (client.xml)' \
                --protected 'ask for the name of the profile before anything is destroyed' \
                --replace 'give a profile that is there these keys' \
                --use 'make it the profile in force' \
                --no-verify 'keep the keys without trying them on the platform' \
                --dry-run 'check and try the keys, write nothing'
            __imco_common
        case logout
            printf '%s\t%s\n' \
                --yes 'do not ask' \
                --confirm 'the name of a protected profile, instead of typing it' \
                --dry-run 'say what would be removed, remove nothing'
            __imco_common
        case 'config use' 'config trust' 'config untrust'
            printf '%s\t%s\n' \
                --dry-run 'say what would change, write nothing'
            __imco_common
        case 'config show'
            printf '%s\t%s\n' \
                --origin 'say where each came from'
            __imco_common
        case 'config set' 'config unset'
            printf '%s\t%s\n' \
                --confirm 'the name of a protected profile, instead of typing it' \
                --dry-run 'say what would change, write nothing'
            __imco_common
        case 'config edit'
            printf '%s\t%s\n' \
                --confirm 'the name of a protected profile, instead of typing it'
            __imco_common
        case doctor
            printf '%s\t%s\n' \
                --fix 'close the private key and its folder to others'
            __imco_common
        case 'completion bash' 'completion zsh' 'completion fish' 'completion powershell' sandbox
            printf '%s\t%s\n' \
                --help 'show this help'
        case 'completion names'
            printf '%s\t%s\n' \
                --within 'no names unless they come in time'
            __imco_common
        case api
            printf '%s\t%s\n' \
                --field 'a member of the body, sent as a text (repeatable)' \
                --typed-field 'a member of the body as JSON: 3, true, null, ["a"]; @file for the text of a file (repeatable)' \
                --input 'the body from a JSON or YAML file, - for stdin; fields win' \
                --param 'a parameter of the query (repeatable)' \
                --include 'status and headers before the answer' \
                --dry-run 'print the request, send nothing' \
                --confirm 'the name of a protected profile, instead of typing it' \
                --show-secrets 'print secrets as the platform sent them' \
                --yes 'do not ask; print secrets also where stdout is no terminal'
            __imco_common
        case 'sandbox start'
            printf '%s\t%s\n' \
                --dir 'where the sandbox keeps what it has' \
                --port 'port on 127.0.0.1; 0 for any free one' \
                --seed 'what a new account holds' \
                --servers 'how many servers a new demo account has' \
                --events 'how many events a new demo account has' \
                --speed 'how many times as fast as a real platform' \
                --latency 'wait before each answer' \
                --fault 'let something go wrong, such as boot:stalled (repeatable)' \
                --storage-host 'send uploads to a host of another authority than the platform' \
                --output 'how to write the answer' \
                --quiet 'say nothing on stderr but failures' \
                --detach 'serve it in the background' \
                --domain 'answer as clients.<name> too, where that name leads to this machine' \
                --help 'show this help'
        case 'sandbox stop' 'sandbox status' 'sandbox reset'
            printf '%s\t%s\n' \
                --dir 'where the sandbox keeps what it has' \
                --output 'how to write the answer' \
                --quiet 'say nothing on stderr but failures' \
                --help 'show this help'
        case 'sandbox run'
            printf '%s\t%s\n' \
                --port 'port on 127.0.0.1; 0 for any free one' \
                --seed 'what a new account holds' \
                --servers 'how many servers a new demo account has' \
                --events 'how many events a new demo account has' \
                --speed 'how many times as fast as a real platform' \
                --latency 'wait before each answer' \
                --fault 'let something go wrong, such as boot:stalled (repeatable)' \
                --storage-host 'send uploads to a host of another authority than the platform' \
                --quiet 'say nothing on stderr but failures' \
                --help 'show this help'
        case help
            printf '%s\t%s\n' \
                --json 'commands and flags as one JSON document: all, or those below the words' \
                --markdown 'the same as a page in Markdown'
            __imco_common
        case '*'
            return 1
    end
    return 0
end

function __imco_value --no-scope-shadowing
    switch "$at:$argv[1]"
        case 'cloud servers commission:--wait' 'cloud servers boot:--wait' 'cloud servers reboot:--wait' 'cloud servers shutdown:--wait' 'cloud servers override:--wait' 'cloud servers decommission:--wait' 'cloud server-arrays create:--wait' 'cloud server-arrays boot:--wait' 'cloud server-arrays shutdown:--wait' 'cloud server-arrays empty:--wait' 'cloud server-arrays enlarge:--wait' 'cloud server-arrays delete:--wait' 'wizard apps deploy:--wait'
            set want '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
            return 0
        case 'blueprint templates create:--wait' 'blueprint templates update:--wait' 'blueprint templates compile:--wait'
            set want '=w:created compiling ready compiling_error deleted'
            return 0
        case 'blueprint cookbook-versions upload:--wait' 'blueprint cookbook-versions process:--wait'
            set want '=w:created processing duplicated ready processing_error deleted'
            return 0
        case 'cloud servers converge:--wait' 'cloud servers override-brownfield:--wait'
            set want '=w:M1 M1-M2 M2 M2-M3 Overriden Certified Pure commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
            return 0
        case 'cloud servers wait:--for' 'cloud server-arrays wait:--for'
            set want 'w:state=commissioning state=inactive state=booting state=bootstrapping state=operational state=stalled state=shutting_down state=decommissioning state=commission_stalled deleted'
            return 0
        case 'blueprint templates wait:--for'
            set want 'w:state=created state=compiling state=ready state=compiling_error deleted'
            return 0
        case 'blueprint cookbook-versions wait:--for'
            set want 'w:state=created state=processing state=duplicated state=ready state=processing_error deleted'
            return 0
        case 'blueprint scripts label:--remove'
            set want ',l:blueprint-scripts'
            return 0
        case 'blueprint cookbook-versions label:--remove'
            set want ',l:blueprint-cookbook-versions'
            return 0
        case 'cloud servers label:--remove'
            set want ',l:cloud-servers'
            return 0
        case 'cloud server-arrays label:--remove'
            set want ',l:cloud-server-arrays'
            return 0
        case 'cloud ssh-profiles label:--remove'
            set want ',l:cloud-ssh-profiles'
            return 0
        case 'network firewall-profiles label:--remove'
            set want ',l:network-firewall-profiles'
            return 0
        case 'network floating-ips label:--remove'
            set want ',l:network-floating-ips'
            return 0
        case 'network vpcs label:--remove'
            set want ',l:network-vpcs'
            return 0
        case 'storage volumes label:--remove'
            set want ',l:storage-volumes'
            return 0
        case 'network subnets create:--type'
            set want 'w:only_public only_private public_and_private'
            return 0
        case 'cloud servers run-script:--script' 'cloud servers run-script:--script_id' 'cloud servers run-script:--script-id'
            set want n:blueprint-template-scripts:
            return 0
    end
    switch $argv[1]
        case --output -o
            set want 'w:table wide markdown json jsonl yaml csv tsv text name id'
        case --query --domain --endpoint --port --api --timeout --concurrency --limit --poll --name --run-list --run_list --cookbooks --cookbook_versions --cookbook-versions --first --confirm --parameter --parameter_values --parameter-values --description --parameters --to --size --by --rule --rules --cidr --realm-provider-name --realm_provider_name --public-ip --public_ip --exposed-cidr --exposed_cidrs --exposed-cidrs --exposed_cidr --since --until --older-than --hostname --namespace --value --within --field -f --typed-field -F --param --servers --events --speed --latency --fault
            set want ''
        case --color
            set want 'w:auto always never'
        case --config --ca --cert --key --passphrase-file --attributes --configuration_attributes --configuration-attributes --from-file --code --variable-value-ids --variable_value_ids --public-key --public_key --private-key-file --psk-file --account-data-file --input --dir
            set want f
        case --profile
            set want n:profiles:
        case --label --label_ids --label-ids --labels --add
            set want ',n:labels:'
        case --sort
            set want '^-c'
        case --filter
            set want k
        case --columns
            set want ',^+c'
        case --generic-image --generic_image_id --generic-image-id --generic_image
            set want n:cloud-generic-images:
        case --selector
            set want ',k'
        case --for
            set want w:
        case --remove
            set want ',l:blueprint-templates'
        case --template --template_id --template-id
            set want n:blueprint-templates:
        case --type
            set want 'w:boot operational migration shutdown'
        case --script --script_id --script-id
            set want n:blueprint-scripts:
        case --server-plan --server_plan_id --server-plan-id --server_plan
            set want n:cloud-server-plans:
        case --cloud-account --cloud_account_id --cloud-account-id --cloud_account
            set want n:settings-cloud-accounts:
        case --ssh-profile --ssh_profile_ids --ssh-profile-ids --ssh_profile_id --ssh-profile-id --ssh_profiles --ssh-profiles --ssh_profile
            set want ',n:cloud-ssh-profiles:'
        case --firewall-profile --firewall_profile_id --firewall-profile-id --firewall_profile
            set want n:network-firewall-profiles:
        case --subnet --subnet_id --subnet-id
            set want n:network-subnets:
        case --cloud-provider --cloud_provider_id --cloud-provider-id --cloud_provider
            set want n:cloud-cloud-providers:
        case --realm --realm_id --realm-id
            set want n:cloud-realms:
        case --server --server_id --server-id --attached_server_id --attached-server-id
            set want n:cloud-servers:
        case --vpc --vpc_id --vpc-id
            set want n:network-vpcs:
        case --vpn-plan --vpn_plan_id --vpn-plan-id --vpn_plan
            set want n:network-vpn-plans:
        case --storage-plan --storage_plan_id --storage-plan-id --storage_plan
            set want n:storage-plans:
        case --saas-provider --saas_provider_id --saas-provider-id --saas_provider
            set want n:cloud-saas-providers:
        case --level --severity
            set want ',w:info warning error'
        case --location --location_id --location-id
            set want n:wizard-locations:
        case --app --app_id --app-id
            set want n:wizard-apps:
        case --seed
            set want 'w:demo empty'
    end
    return 0
end

function __imco_word --no-scope-shadowing
    switch "$at"
        case 'blueprint templates show' 'blueprint templates compile' 'blueprint templates delete' 'blueprint templates wait' 'blueprint templates label'
            test $count -ge 0; and set want n:blueprint-templates:
        case 'blueprint templates update' 'blueprint templates servers'
            test $count -eq 0; and set want n:blueprint-templates:
        case 'blueprint template-scripts show' 'blueprint template-scripts reorder' 'blueprint template-scripts delete'
            test $count -ge 0; and set want n:blueprint-template-scripts:
        case 'blueprint template-scripts update'
            test $count -eq 0; and set want n:blueprint-template-scripts:
        case 'blueprint scripts show' 'blueprint scripts delete' 'blueprint scripts label'
            test $count -ge 0; and set want n:blueprint-scripts:
        case 'blueprint scripts update'
            test $count -eq 0; and set want n:blueprint-scripts:
        case 'blueprint attachments show' 'blueprint attachments delete'
            test $count -ge 0; and set want n:blueprint-attachments:
        case 'blueprint attachments upload' 'blueprint cookbook-versions upload' login 'config trust' 'config untrust'
            test $count -eq 0; and set want f
        case 'blueprint attachments download'
            test $count -eq 0; and set want n:blueprint-attachments:
        case 'blueprint cookbook-versions show' 'blueprint cookbook-versions process' 'blueprint cookbook-versions delete' 'blueprint cookbook-versions wait' 'blueprint cookbook-versions label'
            test $count -ge 0; and set want n:blueprint-cookbook-versions:
        case 'cloud servers show' 'cloud servers brownfield-token' 'cloud servers converge' 'cloud servers override-brownfield' 'cloud servers discard' 'cloud servers wait' 'cloud servers label'
            test $count -ge 0; and set want n:cloud-servers:
        case 'cloud servers update' 'cloud servers credentials' 'cloud servers events' 'cloud servers scripts' 'cloud servers floating-ips' 'cloud servers volumes'
            test $count -eq 0; and set want n:cloud-servers:
        case 'cloud servers boot'
            test $count -ge 0; and set want n:cloud-servers:inactive
        case 'cloud servers reboot'
            test $count -ge 0; and set want 'n:cloud-servers:operational stalled'
        case 'cloud servers shutdown'
            test $count -ge 0; and set want 'n:cloud-servers:bootstrapping operational stalled'
        case 'cloud servers override'
            test $count -ge 0; and set want n:cloud-servers:stalled
        case 'cloud servers decommission'
            test $count -ge 0; and set want 'n:cloud-servers:inactive stalled commission_stalled'
        case 'cloud servers run-script'
            test $count -ge 0; and set want n:cloud-servers:operational
        case 'cloud server-arrays show' 'cloud server-arrays empty' 'cloud server-arrays enlarge' 'cloud server-arrays delete' 'cloud server-arrays wait' 'cloud server-arrays label'
            test $count -ge 0; and set want n:cloud-server-arrays:
        case 'cloud server-arrays update' 'cloud server-arrays servers'
            test $count -eq 0; and set want n:cloud-server-arrays:
        case 'cloud server-arrays boot'
            test $count -ge 0; and set want n:cloud-server-arrays:inactive
        case 'cloud server-arrays shutdown'
            test $count -ge 0; and set want 'n:cloud-server-arrays:bootstrapping operational stalled'
        case 'cloud ssh-profiles show' 'cloud ssh-profiles delete' 'cloud ssh-profiles label'
            test $count -ge 0; and set want n:cloud-ssh-profiles:
        case 'cloud ssh-profiles update'
            test $count -eq 0; and set want n:cloud-ssh-profiles:
        case 'cloud cloud-providers show'
            test $count -ge 0; and set want n:cloud-cloud-providers:
        case 'cloud server-plans show'
            test $count -ge 0; and set want n:cloud-server-plans:
        case 'cloud realms show'
            test $count -ge 0; and set want n:cloud-realms:
        case 'cloud generic-images show'
            test $count -ge 0; and set want n:cloud-generic-images:
        case 'cloud saas-providers show'
            test $count -ge 0; and set want n:cloud-saas-providers:
        case 'network firewall-profiles show' 'network firewall-profiles delete' 'network firewall-profiles label'
            test $count -ge 0; and set want n:network-firewall-profiles:
        case 'network firewall-profiles update'
            test $count -eq 0; and set want n:network-firewall-profiles:
        case 'network firewall-profiles add-rule' 'network firewall-profiles remove-rule'
            test $count -eq 0; and set want n:network-firewall-profiles:
        case 'network floating-ips show' 'network floating-ips attach' 'network floating-ips detach' 'network floating-ips delete' 'network floating-ips discard' 'network floating-ips wait' 'network floating-ips label'
            test $count -ge 0; and set want n:network-floating-ips:
        case 'network floating-ips update'
            test $count -eq 0; and set want n:network-floating-ips:
        case 'network vpcs show' 'network vpcs delete' 'network vpcs discard' 'network vpcs wait' 'network vpcs label'
            test $count -ge 0; and set want n:network-vpcs:
        case 'network vpcs update'
            test $count -eq 0; and set want n:network-vpcs:
        case 'network subnets show' 'network subnets delete' 'network subnets wait'
            test $count -ge 0; and set want n:network-subnets:
        case 'network subnets update' 'network subnets servers' 'network subnets server-arrays'
            test $count -eq 0; and set want n:network-subnets:
        case 'storage volumes show' 'storage volumes attach' 'storage volumes detach' 'storage volumes delete' 'storage volumes discard' 'storage volumes wait' 'storage volumes label'
            test $count -ge 0; and set want n:storage-volumes:
        case 'storage volumes update'
            test $count -eq 0; and set want n:storage-volumes:
        case 'storage plans show'
            test $count -ge 0; and set want n:storage-plans:
        case 'settings cloud-accounts show'
            test $count -ge 0; and set want n:settings-cloud-accounts:
        case 'settings saas-accounts show' 'settings saas-accounts delete'
            test $count -ge 0; and set want n:settings-saas-accounts:
        case 'settings saas-accounts update'
            test $count -eq 0; and set want n:settings-saas-accounts:
        case 'wizard apps deploy'
            test $count -eq 0; and set want n:wizard-apps:
        case 'labels show'
            test $count -ge 0; and set want n:labels:
        case logout 'config use'
            test $count -eq 0; and set want n:profiles:
        case 'config get' 'config unset'
            test $count -eq 0; and set want 'w:profile domain endpoint port api ca cert key passphrase-file system-ca tls-min crl storage-ca protected output color relative timeout concurrency'
        case 'config set'
            test $count -eq 0; and set want 'w:profile domain endpoint port api ca cert key passphrase-file system-ca tls-min crl storage-ca protected output color relative timeout concurrency'
        case 'completion install' 'completion uninstall'
            test $count -eq 0; and set want 'w:bash zsh fish powershell'
        case 'completion names'
            test $count -eq 0; and set want 'w:blueprint-templates blueprint-template-scripts blueprint-scripts blueprint-attachments blueprint-cookbook-versions cloud-servers cloud-server-arrays cloud-ssh-profiles cloud-cloud-providers cloud-server-plans cloud-realms cloud-generic-images cloud-saas-providers network-firewall-profiles network-floating-ips network-vpcs network-subnets network-vpn-plans storage-volumes storage-plans settings-cloud-accounts settings-saas-accounts labels wizard-apps wizard-locations wizard-cloud-accounts profiles'
        case api
            test $count -eq 0; and set want 'w:GET POST PUT DELETE'
        case help
            test $count -ge 0; and set want 'w:flags output environment exit-codes'
        case '*'
            return 1
    end
    return 0
end

function __imco_fields --no-scope-shadowing
    switch "$at"
        case 'blueprint templates list'
            set fields (string split ';' -- 'id=;name=;generic-image=n:cloud-generic-images:;label=n:labels:;resource-type=')
        case 'blueprint templates show' 'blueprint templates compile' 'blueprint templates delete' 'blueprint templates wait' 'blueprint templates label'
            set fields (string split ';' -- 'id=;name=;generic-image=n:cloud-generic-images:;state=w:created compiling ready compiling_error;run-list=;attributes=;cookbooks=;error-message=;variables=;label=n:labels:;resource-type=')
        case 'blueprint templates servers' 'cloud servers list' 'cloud servers show' 'cloud servers boot' 'cloud servers reboot' 'cloud servers shutdown' 'cloud servers override' 'cloud servers decommission' 'cloud servers run-script' 'cloud servers brownfield-token' 'cloud servers converge' 'cloud servers override-brownfield' 'cloud servers discard' 'cloud servers wait' 'cloud servers label' 'cloud server-arrays servers' 'network subnets servers'
            set fields (string split ';' -- 'id=;name=;state=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled;fqdn=;public-ip=;private-ip=;template=n:blueprint-templates:;server-plan=n:cloud-server-plans:;cloud-account=n:settings-cloud-accounts:;ssh-profile=n:cloud-ssh-profiles:;firewall-profile=n:network-firewall-profiles:;server-array=n:cloud-server-arrays:;brownfield-state=w:M1 M1-M2 M2 M2-M3 Overriden Certified Pure;subnet=n:network-subnets:;vpc=n:network-vpcs:;privateness=w:true false;variable-value-ids=;label=n:labels:;resource-type=')
        case 'blueprint template-scripts list' 'blueprint template-scripts show' 'blueprint template-scripts delete' 'cloud servers scripts'
            set fields (string split ';' -- 'id=;type=w:boot operational migration shutdown;execution-order=;template=n:blueprint-templates:;script=n:blueprint-scripts:;parameter=;resource-type=')
        case 'blueprint scripts list' 'blueprint scripts show' 'blueprint scripts delete' 'blueprint scripts label'
            set fields (string split ';' -- 'id=;name=;description=;code=;parameter=;label=n:labels:;resource-type=')
        case 'blueprint attachments list' 'blueprint attachments show' 'blueprint attachments delete'
            set fields (string split ';' -- 'id=;name=;uploaded=w:true false;resource-type=')
        case 'blueprint cookbook-versions list' 'blueprint cookbook-versions show' 'blueprint cookbook-versions process' 'blueprint cookbook-versions delete' 'blueprint cookbook-versions wait' 'blueprint cookbook-versions label'
            set fields (string split ';' -- 'id=;name=;version=;description=;publicly-available=w:true false;state=w:created processing duplicated ready processing_error;error-message=;revision-id=;recipes=;global-legacy=w:true false;label=n:labels:;resource-type=')
        case 'cloud servers events' 'audit events list' 'audit events show' 'audit system-events list'
            set fields (string split ';' -- 'id=;timestamp=;level=w:info warning error;header=;description=;resource-type=')
        case 'cloud servers floating-ips' 'network floating-ips list' 'network floating-ips show' 'network floating-ips attach' 'network floating-ips detach' 'network floating-ips delete' 'network floating-ips discard' 'network floating-ips wait' 'network floating-ips label'
            set fields (string split ';' -- 'id=;name=;address=;state=;cloud-account=n:settings-cloud-accounts:;realm=n:cloud-realms:;attached-server=n:cloud-servers:;brownfield=w:true false;label=n:labels:;resource-type=')
        case 'cloud servers volumes' 'storage volumes list' 'storage volumes show' 'storage volumes attach' 'storage volumes detach' 'storage volumes delete' 'storage volumes discard' 'storage volumes wait' 'storage volumes label'
            set fields (string split ';' -- 'id=;name=;size=;device=;state=;remote-id=;storage-plan=n:storage-plans:;cloud-account=n:settings-cloud-accounts:;realm=n:cloud-realms:;attached-server=n:cloud-servers:;brownfield=w:true false;label=n:labels:;resource-type=')
        case 'cloud server-arrays list' 'cloud server-arrays show' 'cloud server-arrays boot' 'cloud server-arrays shutdown' 'cloud server-arrays empty' 'cloud server-arrays enlarge' 'cloud server-arrays delete' 'cloud server-arrays wait' 'cloud server-arrays label' 'network subnets server-arrays'
            set fields (string split ';' -- 'id=;name=;state=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled;size=;template=n:blueprint-templates:;server-plan=n:cloud-server-plans:;cloud-account=n:settings-cloud-accounts:;firewall-profile=n:network-firewall-profiles:;ssh-profile=n:cloud-ssh-profiles:;subnet=n:network-subnets:;vpc=n:network-vpcs:;privateness=w:true false;variable-value-ids=;label=n:labels:;resource-type=')
        case 'cloud ssh-profiles list' 'cloud ssh-profiles show' 'cloud ssh-profiles delete' 'cloud ssh-profiles label'
            set fields (string split ';' -- 'id=;name=;public-key=;label=n:labels:;resource-type=')
        case 'cloud cloud-providers list' 'cloud cloud-providers show' 'wizard cloud-providers list'
            set fields (string split ';' -- 'id=;name=;disambiguation=;required-credentials=;resource-type=')
        case 'cloud server-plans list' 'cloud server-plans show' 'wizard server-plans list'
            set fields (string split ';' -- 'id=;name=;memory=;cpus=;storage=;location=n:wizard-locations:;location-name=;cloud-provider=n:cloud-cloud-providers:;cloud-provider-name=;realm=n:cloud-realms:;realm-provider-name=;flavour-provider-name=;resource-type=')
        case 'cloud realms list' 'cloud realms show'
            set fields (string split ';' -- 'id=;name=;location=n:wizard-locations:;cloud-provider=n:cloud-cloud-providers:;provider-name=;deprecated=w:true false;resource-type=')
        case 'cloud generic-images list' 'cloud generic-images show'
            set fields (string split ';' -- 'id=;name=;resource-type=')
        case 'cloud saas-providers list' 'cloud saas-providers show'
            set fields (string split ';' -- 'id=;name=;required-account-data=')
        case 'network firewall-profiles list' 'network firewall-profiles show' 'network firewall-profiles delete' 'network firewall-profiles label'
            set fields (string split ';' -- 'id=;name=;description=;default=w:true false;rule=;label=n:labels:;resource-type=')
        case 'network vpcs list' 'network vpcs show' 'network vpcs delete' 'network vpcs discard' 'network vpcs wait' 'network vpcs label'
            set fields (string split ';' -- 'id=;name=;cidr=;state=;cloud-account=n:settings-cloud-accounts:;realm-provider-name=;has-vpn=w:true false;allowed-subnet-types=;brownfield=w:true false;label=n:labels:;resource-type=')
        case 'network subnets list' 'network subnets show' 'network subnets delete' 'network subnets wait'
            set fields (string split ';' -- 'id=;name=;cidr=;state=;type=w:only_public only_private public_and_private;vpc=n:network-vpcs:;server-creation-disabled=w:true false;brownfield=w:true false;resource-type=')
        case 'network vpns show'
            set fields (string split ';' -- 'id=;state=;vpc=n:network-vpcs:;vpn-plan=n:network-vpn-plans:;public-ip=;exposed-cidr=;resource-type=')
        case 'network vpn-plans list'
            set fields (string split ';' -- 'id=;name=;active-active=;remote-id=;resource-type=')
        case 'storage plans list' 'storage plans show'
            set fields (string split ';' -- 'id=;name=;min-size=;max-size=;cloud-provider=n:cloud-cloud-providers:;location=n:wizard-locations:;realm=n:cloud-realms:;realm-provider-name=;flavour-provider-name=;deprecated=w:true false;resource-type=')
        case 'settings cloud-accounts list' 'settings cloud-accounts show' 'wizard cloud-accounts list'
            set fields (string split ';' -- 'id=;name=;cloud-provider=n:cloud-cloud-providers:;last-discovered-at=;last-discovery-failed-at=;supports-importing=w:true false;supports-importing-vpcs=w:true false;supports-importing-floating-ips=w:true false;supports-importing-volumes=w:true false;resource-type=')
        case 'settings saas-accounts list' 'settings saas-accounts show' 'settings saas-accounts delete'
            set fields (string split ';' -- 'id=;saas-provider=n:cloud-saas-providers:;resource-type=')
        case 'wizard apps list'
            set fields (string split ';' -- 'id=;name=;flavour-requirements=;generic-image=n:cloud-generic-images:')
        case 'wizard locations list'
            set fields (string split ';' -- 'id=;name=')
        case 'labels list' 'labels show'
            set fields (string split ';' -- 'id=;name=;namespace=;value=;resource-type=')
        case '*'
            return 1
    end
    return 0
end

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
