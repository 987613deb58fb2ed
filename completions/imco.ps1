# Completion of imco, the command line for the IMCO platform, in PowerShell 5.1 and newer.
# Generated from the catalog by "npm run completions": changes belong into src/shell.
#
# Commands, flags and fixed values stand here, names of things in files that imco keeps. A TAB
# starts no process, unless such a file is missing, or so old that it is read anew behind your back.

$script:ImcoAsked = @{}
$script:ImcoTried = @{}

$script:ImcoSteps = @{
    ':blueprint' = 'blueprint'
    ':cloud' = 'cloud'
    ':network' = 'network'
    ':storage' = 'storage'
    ':settings' = 'settings'
    ':audit' = 'audit'
    ':wizard' = 'wizard'
    ':labels' = 'labels'
    ':label' = 'labels'
    ':login' = 'login'
    ':logout' = 'logout'
    ':status' = 'status'
    ':config' = 'config'
    ':doctor' = 'doctor'
    ':completion' = 'completion'
    ':ping' = 'ping'
    ':api' = 'api'
    ':sandbox' = 'sandbox'
    ':help' = 'help'
    ':templates' = 'blueprint templates'
    ':template' = 'blueprint templates'
    ':template-scripts' = 'blueprint template-scripts'
    ':template-script' = 'blueprint template-scripts'
    ':template_scripts' = 'blueprint template-scripts'
    ':template_script' = 'blueprint template-scripts'
    ':scripts' = 'blueprint scripts'
    ':script' = 'blueprint scripts'
    ':attachments' = 'blueprint attachments'
    ':attachment' = 'blueprint attachments'
    ':cookbook-versions' = 'blueprint cookbook-versions'
    ':cookbook-version' = 'blueprint cookbook-versions'
    ':cookbook_versions' = 'blueprint cookbook-versions'
    ':cookbook_version' = 'blueprint cookbook-versions'
    ':servers' = 'cloud servers'
    ':server' = 'cloud servers'
    ':server-arrays' = 'cloud server-arrays'
    ':server-array' = 'cloud server-arrays'
    ':server_arrays' = 'cloud server-arrays'
    ':server_array' = 'cloud server-arrays'
    ':ssh-profiles' = 'cloud ssh-profiles'
    ':ssh-profile' = 'cloud ssh-profiles'
    ':ssh_profiles' = 'cloud ssh-profiles'
    ':ssh_profile' = 'cloud ssh-profiles'
    ':cloud-providers' = 'cloud cloud-providers'
    ':cloud-provider' = 'cloud cloud-providers'
    ':cloud_providers' = 'cloud cloud-providers'
    ':cloud_provider' = 'cloud cloud-providers'
    ':server-plans' = 'cloud server-plans'
    ':server-plan' = 'cloud server-plans'
    ':server_plans' = 'cloud server-plans'
    ':server_plan' = 'cloud server-plans'
    ':realms' = 'cloud realms'
    ':realm' = 'cloud realms'
    ':generic-images' = 'cloud generic-images'
    ':generic-image' = 'cloud generic-images'
    ':generic_images' = 'cloud generic-images'
    ':generic_image' = 'cloud generic-images'
    ':saas-providers' = 'cloud saas-providers'
    ':saas-provider' = 'cloud saas-providers'
    ':saas_providers' = 'cloud saas-providers'
    ':saas_provider' = 'cloud saas-providers'
    ':firewall-profiles' = 'network firewall-profiles'
    ':firewall-profile' = 'network firewall-profiles'
    ':firewall_profiles' = 'network firewall-profiles'
    ':firewall_profile' = 'network firewall-profiles'
    ':floating-ips' = 'network floating-ips'
    ':floating-ip' = 'network floating-ips'
    ':floating_ips' = 'network floating-ips'
    ':floating_ip' = 'network floating-ips'
    ':vpcs' = 'network vpcs'
    ':vpc' = 'network vpcs'
    ':subnets' = 'network subnets'
    ':subnet' = 'network subnets'
    ':vpns' = 'network vpns'
    ':vpn' = 'network vpns'
    ':vpn-plans' = 'network vpn-plans'
    ':vpn-plan' = 'network vpn-plans'
    ':vpn_plans' = 'network vpn-plans'
    ':vpn_plan' = 'network vpn-plans'
    ':volumes' = 'storage volumes'
    ':volume' = 'storage volumes'
    ':plans' = 'storage plans'
    ':plan' = 'storage plans'
    ':cloud-accounts' = 'settings cloud-accounts'
    ':cloud-account' = 'settings cloud-accounts'
    ':cloud_accounts' = 'settings cloud-accounts'
    ':cloud_account' = 'settings cloud-accounts'
    ':saas-accounts' = 'settings saas-accounts'
    ':saas-account' = 'settings saas-accounts'
    ':saas_accounts' = 'settings saas-accounts'
    ':saas_account' = 'settings saas-accounts'
    ':events' = 'audit events'
    ':event' = 'audit events'
    ':system-events' = 'audit system-events'
    ':system-event' = 'audit system-events'
    ':system_events' = 'audit system-events'
    ':system_event' = 'audit system-events'
    ':apps' = 'wizard apps'
    ':app' = 'wizard apps'
    ':locations' = 'wizard locations'
    ':location' = 'wizard locations'
    'blueprint:templates' = 'blueprint templates'
    'blueprint:template' = 'blueprint templates'
    'blueprint:template-scripts' = 'blueprint template-scripts'
    'blueprint:template-script' = 'blueprint template-scripts'
    'blueprint:template_scripts' = 'blueprint template-scripts'
    'blueprint:template_script' = 'blueprint template-scripts'
    'blueprint:scripts' = 'blueprint scripts'
    'blueprint:script' = 'blueprint scripts'
    'blueprint:attachments' = 'blueprint attachments'
    'blueprint:attachment' = 'blueprint attachments'
    'blueprint:cookbook-versions' = 'blueprint cookbook-versions'
    'blueprint:cookbook-version' = 'blueprint cookbook-versions'
    'blueprint:cookbook_versions' = 'blueprint cookbook-versions'
    'blueprint:cookbook_version' = 'blueprint cookbook-versions'
    'blueprint templates:list' = 'blueprint templates list'
    'blueprint templates:ls' = 'blueprint templates list'
    'blueprint templates:show' = 'blueprint templates show'
    'blueprint templates:get' = 'blueprint templates show'
    'blueprint templates:create' = 'blueprint templates create'
    'blueprint templates:update' = 'blueprint templates update'
    'blueprint templates:compile' = 'blueprint templates compile'
    'blueprint templates:delete' = 'blueprint templates delete'
    'blueprint templates:rm' = 'blueprint templates delete'
    'blueprint templates:servers' = 'blueprint templates servers'
    'blueprint templates:wait' = 'blueprint templates wait'
    'blueprint templates:label' = 'blueprint templates label'
    'blueprint template-scripts:list' = 'blueprint template-scripts list'
    'blueprint template-scripts:ls' = 'blueprint template-scripts list'
    'blueprint template-scripts:show' = 'blueprint template-scripts show'
    'blueprint template-scripts:get' = 'blueprint template-scripts show'
    'blueprint template-scripts:create' = 'blueprint template-scripts create'
    'blueprint template-scripts:update' = 'blueprint template-scripts update'
    'blueprint template-scripts:reorder' = 'blueprint template-scripts reorder'
    'blueprint template-scripts:delete' = 'blueprint template-scripts delete'
    'blueprint template-scripts:rm' = 'blueprint template-scripts delete'
    'blueprint scripts:list' = 'blueprint scripts list'
    'blueprint scripts:ls' = 'blueprint scripts list'
    'blueprint scripts:show' = 'blueprint scripts show'
    'blueprint scripts:get' = 'blueprint scripts show'
    'blueprint scripts:create' = 'blueprint scripts create'
    'blueprint scripts:update' = 'blueprint scripts update'
    'blueprint scripts:delete' = 'blueprint scripts delete'
    'blueprint scripts:rm' = 'blueprint scripts delete'
    'blueprint scripts:label' = 'blueprint scripts label'
    'blueprint attachments:list' = 'blueprint attachments list'
    'blueprint attachments:ls' = 'blueprint attachments list'
    'blueprint attachments:show' = 'blueprint attachments show'
    'blueprint attachments:get' = 'blueprint attachments show'
    'blueprint attachments:upload' = 'blueprint attachments upload'
    'blueprint attachments:download' = 'blueprint attachments download'
    'blueprint attachments:delete' = 'blueprint attachments delete'
    'blueprint attachments:rm' = 'blueprint attachments delete'
    'blueprint cookbook-versions:list' = 'blueprint cookbook-versions list'
    'blueprint cookbook-versions:ls' = 'blueprint cookbook-versions list'
    'blueprint cookbook-versions:show' = 'blueprint cookbook-versions show'
    'blueprint cookbook-versions:get' = 'blueprint cookbook-versions show'
    'blueprint cookbook-versions:upload' = 'blueprint cookbook-versions upload'
    'blueprint cookbook-versions:process' = 'blueprint cookbook-versions process'
    'blueprint cookbook-versions:delete' = 'blueprint cookbook-versions delete'
    'blueprint cookbook-versions:rm' = 'blueprint cookbook-versions delete'
    'blueprint cookbook-versions:wait' = 'blueprint cookbook-versions wait'
    'blueprint cookbook-versions:label' = 'blueprint cookbook-versions label'
    'cloud:servers' = 'cloud servers'
    'cloud:server' = 'cloud servers'
    'cloud:server-arrays' = 'cloud server-arrays'
    'cloud:server-array' = 'cloud server-arrays'
    'cloud:server_arrays' = 'cloud server-arrays'
    'cloud:server_array' = 'cloud server-arrays'
    'cloud:ssh-profiles' = 'cloud ssh-profiles'
    'cloud:ssh-profile' = 'cloud ssh-profiles'
    'cloud:ssh_profiles' = 'cloud ssh-profiles'
    'cloud:ssh_profile' = 'cloud ssh-profiles'
    'cloud:cloud-providers' = 'cloud cloud-providers'
    'cloud:cloud-provider' = 'cloud cloud-providers'
    'cloud:cloud_providers' = 'cloud cloud-providers'
    'cloud:cloud_provider' = 'cloud cloud-providers'
    'cloud:server-plans' = 'cloud server-plans'
    'cloud:server-plan' = 'cloud server-plans'
    'cloud:server_plans' = 'cloud server-plans'
    'cloud:server_plan' = 'cloud server-plans'
    'cloud:realms' = 'cloud realms'
    'cloud:realm' = 'cloud realms'
    'cloud:generic-images' = 'cloud generic-images'
    'cloud:generic-image' = 'cloud generic-images'
    'cloud:generic_images' = 'cloud generic-images'
    'cloud:generic_image' = 'cloud generic-images'
    'cloud:saas-providers' = 'cloud saas-providers'
    'cloud:saas-provider' = 'cloud saas-providers'
    'cloud:saas_providers' = 'cloud saas-providers'
    'cloud:saas_provider' = 'cloud saas-providers'
    'cloud servers:list' = 'cloud servers list'
    'cloud servers:ls' = 'cloud servers list'
    'cloud servers:show' = 'cloud servers show'
    'cloud servers:get' = 'cloud servers show'
    'cloud servers:commission' = 'cloud servers commission'
    'cloud servers:create' = 'cloud servers commission'
    'cloud servers:update' = 'cloud servers update'
    'cloud servers:boot' = 'cloud servers boot'
    'cloud servers:reboot' = 'cloud servers reboot'
    'cloud servers:shutdown' = 'cloud servers shutdown'
    'cloud servers:override' = 'cloud servers override'
    'cloud servers:decommission' = 'cloud servers decommission'
    'cloud servers:delete' = 'cloud servers decommission'
    'cloud servers:rm' = 'cloud servers decommission'
    'cloud servers:credentials' = 'cloud servers credentials'
    'cloud servers:events' = 'cloud servers events'
    'cloud servers:scripts' = 'cloud servers scripts'
    'cloud servers:floating-ips' = 'cloud servers floating-ips'
    'cloud servers:volumes' = 'cloud servers volumes'
    'cloud servers:run-script' = 'cloud servers run-script'
    'cloud servers:brownfield-token' = 'cloud servers brownfield-token'
    'cloud servers:converge' = 'cloud servers converge'
    'cloud servers:override-brownfield' = 'cloud servers override-brownfield'
    'cloud servers:discard' = 'cloud servers discard'
    'cloud servers:wait' = 'cloud servers wait'
    'cloud servers:label' = 'cloud servers label'
    'cloud server-arrays:list' = 'cloud server-arrays list'
    'cloud server-arrays:ls' = 'cloud server-arrays list'
    'cloud server-arrays:show' = 'cloud server-arrays show'
    'cloud server-arrays:get' = 'cloud server-arrays show'
    'cloud server-arrays:create' = 'cloud server-arrays create'
    'cloud server-arrays:update' = 'cloud server-arrays update'
    'cloud server-arrays:boot' = 'cloud server-arrays boot'
    'cloud server-arrays:shutdown' = 'cloud server-arrays shutdown'
    'cloud server-arrays:empty' = 'cloud server-arrays empty'
    'cloud server-arrays:enlarge' = 'cloud server-arrays enlarge'
    'cloud server-arrays:servers' = 'cloud server-arrays servers'
    'cloud server-arrays:delete' = 'cloud server-arrays delete'
    'cloud server-arrays:rm' = 'cloud server-arrays delete'
    'cloud server-arrays:wait' = 'cloud server-arrays wait'
    'cloud server-arrays:label' = 'cloud server-arrays label'
    'cloud ssh-profiles:list' = 'cloud ssh-profiles list'
    'cloud ssh-profiles:ls' = 'cloud ssh-profiles list'
    'cloud ssh-profiles:show' = 'cloud ssh-profiles show'
    'cloud ssh-profiles:get' = 'cloud ssh-profiles show'
    'cloud ssh-profiles:create' = 'cloud ssh-profiles create'
    'cloud ssh-profiles:update' = 'cloud ssh-profiles update'
    'cloud ssh-profiles:delete' = 'cloud ssh-profiles delete'
    'cloud ssh-profiles:rm' = 'cloud ssh-profiles delete'
    'cloud ssh-profiles:label' = 'cloud ssh-profiles label'
    'cloud cloud-providers:list' = 'cloud cloud-providers list'
    'cloud cloud-providers:ls' = 'cloud cloud-providers list'
    'cloud cloud-providers:show' = 'cloud cloud-providers show'
    'cloud cloud-providers:get' = 'cloud cloud-providers show'
    'cloud server-plans:list' = 'cloud server-plans list'
    'cloud server-plans:ls' = 'cloud server-plans list'
    'cloud server-plans:show' = 'cloud server-plans show'
    'cloud server-plans:get' = 'cloud server-plans show'
    'cloud realms:list' = 'cloud realms list'
    'cloud realms:ls' = 'cloud realms list'
    'cloud realms:show' = 'cloud realms show'
    'cloud realms:get' = 'cloud realms show'
    'cloud generic-images:list' = 'cloud generic-images list'
    'cloud generic-images:ls' = 'cloud generic-images list'
    'cloud generic-images:show' = 'cloud generic-images show'
    'cloud generic-images:get' = 'cloud generic-images show'
    'cloud saas-providers:list' = 'cloud saas-providers list'
    'cloud saas-providers:ls' = 'cloud saas-providers list'
    'cloud saas-providers:show' = 'cloud saas-providers show'
    'cloud saas-providers:get' = 'cloud saas-providers show'
    'network:firewall-profiles' = 'network firewall-profiles'
    'network:firewall-profile' = 'network firewall-profiles'
    'network:firewall_profiles' = 'network firewall-profiles'
    'network:firewall_profile' = 'network firewall-profiles'
    'network:floating-ips' = 'network floating-ips'
    'network:floating-ip' = 'network floating-ips'
    'network:floating_ips' = 'network floating-ips'
    'network:floating_ip' = 'network floating-ips'
    'network:vpcs' = 'network vpcs'
    'network:vpc' = 'network vpcs'
    'network:subnets' = 'network subnets'
    'network:subnet' = 'network subnets'
    'network:vpns' = 'network vpns'
    'network:vpn' = 'network vpns'
    'network:vpn-plans' = 'network vpn-plans'
    'network:vpn-plan' = 'network vpn-plans'
    'network:vpn_plans' = 'network vpn-plans'
    'network:vpn_plan' = 'network vpn-plans'
    'network firewall-profiles:list' = 'network firewall-profiles list'
    'network firewall-profiles:ls' = 'network firewall-profiles list'
    'network firewall-profiles:show' = 'network firewall-profiles show'
    'network firewall-profiles:get' = 'network firewall-profiles show'
    'network firewall-profiles:create' = 'network firewall-profiles create'
    'network firewall-profiles:update' = 'network firewall-profiles update'
    'network firewall-profiles:delete' = 'network firewall-profiles delete'
    'network firewall-profiles:rm' = 'network firewall-profiles delete'
    'network firewall-profiles:add-rule' = 'network firewall-profiles add-rule'
    'network firewall-profiles:remove-rule' = 'network firewall-profiles remove-rule'
    'network firewall-profiles:label' = 'network firewall-profiles label'
    'network floating-ips:list' = 'network floating-ips list'
    'network floating-ips:ls' = 'network floating-ips list'
    'network floating-ips:show' = 'network floating-ips show'
    'network floating-ips:get' = 'network floating-ips show'
    'network floating-ips:create' = 'network floating-ips create'
    'network floating-ips:update' = 'network floating-ips update'
    'network floating-ips:attach' = 'network floating-ips attach'
    'network floating-ips:detach' = 'network floating-ips detach'
    'network floating-ips:delete' = 'network floating-ips delete'
    'network floating-ips:rm' = 'network floating-ips delete'
    'network floating-ips:discard' = 'network floating-ips discard'
    'network floating-ips:wait' = 'network floating-ips wait'
    'network floating-ips:label' = 'network floating-ips label'
    'network vpcs:list' = 'network vpcs list'
    'network vpcs:ls' = 'network vpcs list'
    'network vpcs:show' = 'network vpcs show'
    'network vpcs:get' = 'network vpcs show'
    'network vpcs:create' = 'network vpcs create'
    'network vpcs:update' = 'network vpcs update'
    'network vpcs:delete' = 'network vpcs delete'
    'network vpcs:rm' = 'network vpcs delete'
    'network vpcs:discard' = 'network vpcs discard'
    'network vpcs:wait' = 'network vpcs wait'
    'network vpcs:label' = 'network vpcs label'
    'network subnets:list' = 'network subnets list'
    'network subnets:ls' = 'network subnets list'
    'network subnets:show' = 'network subnets show'
    'network subnets:get' = 'network subnets show'
    'network subnets:create' = 'network subnets create'
    'network subnets:update' = 'network subnets update'
    'network subnets:delete' = 'network subnets delete'
    'network subnets:rm' = 'network subnets delete'
    'network subnets:servers' = 'network subnets servers'
    'network subnets:server-arrays' = 'network subnets server-arrays'
    'network subnets:wait' = 'network subnets wait'
    'network vpns:show' = 'network vpns show'
    'network vpns:get' = 'network vpns show'
    'network vpns:create' = 'network vpns create'
    'network vpns:delete' = 'network vpns delete'
    'network vpns:rm' = 'network vpns delete'
    'network vpns:wait' = 'network vpns wait'
    'network vpn-plans:list' = 'network vpn-plans list'
    'network vpn-plans:ls' = 'network vpn-plans list'
    'storage:volumes' = 'storage volumes'
    'storage:volume' = 'storage volumes'
    'storage:plans' = 'storage plans'
    'storage:plan' = 'storage plans'
    'storage volumes:list' = 'storage volumes list'
    'storage volumes:ls' = 'storage volumes list'
    'storage volumes:show' = 'storage volumes show'
    'storage volumes:get' = 'storage volumes show'
    'storage volumes:create' = 'storage volumes create'
    'storage volumes:update' = 'storage volumes update'
    'storage volumes:attach' = 'storage volumes attach'
    'storage volumes:detach' = 'storage volumes detach'
    'storage volumes:delete' = 'storage volumes delete'
    'storage volumes:rm' = 'storage volumes delete'
    'storage volumes:discard' = 'storage volumes discard'
    'storage volumes:wait' = 'storage volumes wait'
    'storage volumes:label' = 'storage volumes label'
    'storage plans:list' = 'storage plans list'
    'storage plans:ls' = 'storage plans list'
    'storage plans:show' = 'storage plans show'
    'storage plans:get' = 'storage plans show'
    'settings:cloud-accounts' = 'settings cloud-accounts'
    'settings:cloud-account' = 'settings cloud-accounts'
    'settings:cloud_accounts' = 'settings cloud-accounts'
    'settings:cloud_account' = 'settings cloud-accounts'
    'settings:saas-accounts' = 'settings saas-accounts'
    'settings:saas-account' = 'settings saas-accounts'
    'settings:saas_accounts' = 'settings saas-accounts'
    'settings:saas_account' = 'settings saas-accounts'
    'settings cloud-accounts:list' = 'settings cloud-accounts list'
    'settings cloud-accounts:ls' = 'settings cloud-accounts list'
    'settings cloud-accounts:show' = 'settings cloud-accounts show'
    'settings cloud-accounts:get' = 'settings cloud-accounts show'
    'settings saas-accounts:list' = 'settings saas-accounts list'
    'settings saas-accounts:ls' = 'settings saas-accounts list'
    'settings saas-accounts:show' = 'settings saas-accounts show'
    'settings saas-accounts:get' = 'settings saas-accounts show'
    'settings saas-accounts:create' = 'settings saas-accounts create'
    'settings saas-accounts:update' = 'settings saas-accounts update'
    'settings saas-accounts:delete' = 'settings saas-accounts delete'
    'settings saas-accounts:rm' = 'settings saas-accounts delete'
    'audit:events' = 'audit events'
    'audit:event' = 'audit events'
    'audit:system-events' = 'audit system-events'
    'audit:system-event' = 'audit system-events'
    'audit:system_events' = 'audit system-events'
    'audit:system_event' = 'audit system-events'
    'audit events:list' = 'audit events list'
    'audit events:ls' = 'audit events list'
    'audit events:show' = 'audit events show'
    'audit events:get' = 'audit events show'
    'audit system-events:list' = 'audit system-events list'
    'audit system-events:ls' = 'audit system-events list'
    'wizard:apps' = 'wizard apps'
    'wizard:app' = 'wizard apps'
    'wizard:locations' = 'wizard locations'
    'wizard:location' = 'wizard locations'
    'wizard:cloud-providers' = 'wizard cloud-providers'
    'wizard:cloud-provider' = 'wizard cloud-providers'
    'wizard:cloud_providers' = 'wizard cloud-providers'
    'wizard:cloud_provider' = 'wizard cloud-providers'
    'wizard:cloud-accounts' = 'wizard cloud-accounts'
    'wizard:cloud-account' = 'wizard cloud-accounts'
    'wizard:cloud_accounts' = 'wizard cloud-accounts'
    'wizard:cloud_account' = 'wizard cloud-accounts'
    'wizard:server-plans' = 'wizard server-plans'
    'wizard:server-plan' = 'wizard server-plans'
    'wizard:server_plans' = 'wizard server-plans'
    'wizard:server_plan' = 'wizard server-plans'
    'wizard apps:list' = 'wizard apps list'
    'wizard apps:ls' = 'wizard apps list'
    'wizard apps:deploy' = 'wizard apps deploy'
    'wizard locations:list' = 'wizard locations list'
    'wizard locations:ls' = 'wizard locations list'
    'wizard cloud-providers:list' = 'wizard cloud-providers list'
    'wizard cloud-providers:ls' = 'wizard cloud-providers list'
    'wizard cloud-accounts:list' = 'wizard cloud-accounts list'
    'wizard cloud-accounts:ls' = 'wizard cloud-accounts list'
    'wizard server-plans:list' = 'wizard server-plans list'
    'wizard server-plans:ls' = 'wizard server-plans list'
    'labels:list' = 'labels list'
    'labels:ls' = 'labels list'
    'labels:show' = 'labels show'
    'labels:get' = 'labels show'
    'labels:create' = 'labels create'
    'config:list' = 'config list'
    'config:ls' = 'config list'
    'config:use' = 'config use'
    'config:current' = 'config current'
    'config:show' = 'config show'
    'config:get' = 'config get'
    'config:set' = 'config set'
    'config:unset' = 'config unset'
    'config:edit' = 'config edit'
    'config:path' = 'config path'
    'config:trust' = 'config trust'
    'config:untrust' = 'config untrust'
    'completion:bash' = 'completion bash'
    'completion:zsh' = 'completion zsh'
    'completion:fish' = 'completion fish'
    'completion:powershell' = 'completion powershell'
    'completion:pwsh' = 'completion powershell'
    'completion:install' = 'completion install'
    'completion:uninstall' = 'completion uninstall'
    'completion:names' = 'completion names'
    'sandbox:start' = 'sandbox start'
    'sandbox:stop' = 'sandbox stop'
    'sandbox:status' = 'sandbox status'
    'sandbox:reset' = 'sandbox reset'
    'sandbox:run' = 'sandbox run'
}

$script:ImcoCommands = @{
    '' = @(,@('blueprint', 'Templates, scripts, attachments and cookbooks'); ,@('cloud', 'Servers, server arrays, SSH profiles and provider offers'); ,@('network', 'Firewall profiles, floating IPs, VPCs, subnets and VPNs'); ,@('storage', 'Volumes and storage plans'); ,@('settings', 'Cloud accounts and SaaS accounts'); ,@('audit', 'Events of the account and of the platform'); ,@('wizard', 'Ready-made apps deployed in one step'); ,@('labels', 'Tags, many to many with resources'); ,@('login', 'Take the keys of the platform into a profile'); ,@('logout', 'Remove a profile and its keys'); ,@('status', 'Show the account at a glance'); ,@('config', 'What imco is configured to do'); ,@('doctor', 'Find what keeps imco from working, and how to mend it'); ,@('completion', 'Completion of commands, flags and names in your shell'); ,@('ping', 'Check that the platform answers and takes the certificate'); ,@('api', 'Send a raw request to the platform'); ,@('sandbox', 'A platform on this machine, to try and to rehearse with'); ,@('help', 'Help on a command or a topic'))
    'blueprint' = @(,@('templates', 'What is installed on a server and how: image, cookbooks, attributes, scripts'); ,@('template-scripts', 'Scripts bound to a template with their parameter values'); ,@('scripts', 'Scripts the platform can run on servers'); ,@('attachments', 'Files that travel with a script'); ,@('cookbook-versions', 'Versions of Chef cookbooks uploaded to the platform'))
    'blueprint templates' = @(,@('list', 'List templates'); ,@('show', 'Show a template'); ,@('create', 'Create a template'); ,@('update', 'Change a template'); ,@('compile', 'Compile a template again'); ,@('delete', 'Destroy a template'); ,@('servers', 'List the servers made from a template'); ,@('wait', 'Wait until a template is in a state, or gone'); ,@('label', 'Put labels on, take labels off'))
    'blueprint template-scripts' = @(,@('list', 'List template scripts'); ,@('show', 'Show a template script'); ,@('create', 'Bind a script to a template, behind those of its type'); ,@('update', 'Change the parameter values of a template script'); ,@('reorder', 'Put the scripts of one type in the order they are to run in'); ,@('delete', 'Take a script off a template; the script itself stays'))
    'blueprint scripts' = @(,@('list', 'List scripts'); ,@('show', 'Show a script'); ,@('create', 'Create a script'); ,@('update', 'Change a script'); ,@('delete', 'Destroy a script'); ,@('label', 'Put labels on, take labels off'))
    'blueprint attachments' = @(,@('list', 'List attachments'); ,@('show', 'Show an attachment'); ,@('upload', 'Hand a file over to travel with a script'); ,@('download', 'Fetch the file of an attachment'); ,@('delete', 'Destroy an attachment'))
    'blueprint cookbook-versions' = @(,@('list', 'List cookbook versions'); ,@('show', 'Show a cookbook version'); ,@('upload', 'Hand an archive over and have it processed'); ,@('process', 'Process an uploaded archive again'); ,@('delete', 'Destroy a cookbook version'); ,@('wait', 'Wait until a cookbook version is in a state, or gone'); ,@('label', 'Put labels on, take labels off'))
    'cloud' = @(,@('servers', 'Virtual machines commissioned on a cloud account, or imported'); ,@('server-arrays', 'Sets of like servers driven together'); ,@('ssh-profiles', 'SSH keys that are installed on servers'); ,@('cloud-providers', 'Companies and platforms that sell computing'); ,@('server-plans', 'Machine sizes, one for each place at each provider'); ,@('realms', 'Regions of a provider'); ,@('generic-images', 'Operating system images, the same at every provider'); ,@('saas-providers', 'Software services the platform can connect to'))
    'cloud servers' = @(,@('list', 'List servers, oldest first'); ,@('show', 'Show a server'); ,@('commission', 'Commission a new server'); ,@('update', 'Rename a server'); ,@('boot', 'Boot a server'); ,@('reboot', 'Reboot a server'); ,@('shutdown', 'Shut a server down: run its shutdown scripts, stop the machine'); ,@('override', 'Declare a stalled server operational, at your own risk'); ,@('decommission', 'Decommission a server: destroy the machine at the provider'); ,@('credentials', 'Show the login data of a server'); ,@('events', 'List the events of a server'); ,@('scripts', 'List the scripts that can be run on a server'); ,@('floating-ips', 'List the floating IPs attached to a server'); ,@('volumes', 'List the volumes attached to a server'); ,@('run-script', 'Run an operational script on a server'); ,@('brownfield-token', 'Make a token with which the agent of an imported server registers'); ,@('converge', 'Apply the blueprint to an imported server'); ,@('override-brownfield', 'Take an imported server as managed without convergence'); ,@('discard', 'Forget an imported server; the machine stays at the provider'); ,@('wait', 'Wait until a server is in a state, or gone'); ,@('label', 'Put labels on, take labels off'))
    'cloud server-arrays' = @(,@('list', 'List server arrays'); ,@('show', 'Show a server array'); ,@('create', 'Create a server array'); ,@('update', 'Rename a server array'); ,@('boot', 'Boot every member of a server array'); ,@('shutdown', 'Shut every member of a server array down'); ,@('empty', 'Decommission every member of a server array and keep the array'); ,@('enlarge', 'Add servers to a server array, 1 to 5 at a time'); ,@('servers', 'List the members of a server array'); ,@('delete', 'Destroy a server array; it has to be empty'); ,@('wait', 'Wait until a server array is in a state, or gone'); ,@('label', 'Put labels on, take labels off'))
    'cloud ssh-profiles' = @(,@('list', 'List SSH profiles'); ,@('show', 'Show an SSH profile'); ,@('create', 'Create an SSH profile'); ,@('update', 'Change an SSH profile'); ,@('delete', 'Destroy an SSH profile'); ,@('label', 'Put labels on, take labels off'))
    'cloud cloud-providers' = @(,@('list', 'List cloud providers'); ,@('show', 'Show a cloud provider'))
    'cloud server-plans' = @(,@('list', 'List server plans'); ,@('show', 'Show a server plan'))
    'cloud realms' = @(,@('list', 'List realms'); ,@('show', 'Show a realm'))
    'cloud generic-images' = @(,@('list', 'List generic images'); ,@('show', 'Show a generic image'))
    'cloud saas-providers' = @(,@('list', 'List SaaS providers'); ,@('show', 'Show a SaaS provider'))
    'network' = @(,@('firewall-profiles', 'Named sets of firewall rules for servers'); ,@('floating-ips', 'Public addresses that can move between servers'); ,@('vpcs', 'Private networks at a provider'); ,@('subnets', 'Slices of a VPC'); ,@('vpns', 'Site-to-site tunnels, at most one for each VPC'); ,@('vpn-plans', 'Sizes of VPN gateways, as the provider of a VPC has them'))
    'network firewall-profiles' = @(,@('list', 'List firewall profiles'); ,@('show', 'Show a firewall profile'); ,@('create', 'Create a firewall profile'); ,@('update', 'Change a firewall profile'); ,@('delete', 'Destroy a firewall profile'); ,@('add-rule', 'Add rules to a firewall profile'); ,@('remove-rule', 'Take rules out of a firewall profile'); ,@('label', 'Put labels on, take labels off'))
    'network floating-ips' = @(,@('list', 'List floating IPs'); ,@('show', 'Show a floating IP'); ,@('create', 'Create a floating IP'); ,@('update', 'Rename a floating IP'); ,@('attach', 'Attach a floating IP to a server'); ,@('detach', 'Detach a floating IP from its server'); ,@('delete', 'Destroy a floating IP at the provider'); ,@('discard', 'Forget a floating IP; it stays at the provider'); ,@('wait', 'Wait until a floating IP is in a state, or gone'); ,@('label', 'Put labels on, take labels off'))
    'network vpcs' = @(,@('list', 'List VPCs'); ,@('show', 'Show a VPC'); ,@('create', 'Create a VPC'); ,@('update', 'Rename a VPC'); ,@('delete', 'Destroy a VPC at the provider; its subnets have to be gone'); ,@('discard', 'Forget a VPC; it stays at the provider'); ,@('wait', 'Wait until a VPC is in a state, or gone'); ,@('label', 'Put labels on, take labels off'))
    'network subnets' = @(,@('list', 'List subnets'); ,@('show', 'Show a subnet'); ,@('create', 'Create a subnet'); ,@('update', 'Rename a subnet'); ,@('delete', 'Destroy a subnet'); ,@('servers', 'List the servers in a subnet'); ,@('server-arrays', 'List the server arrays in a subnet'); ,@('wait', 'Wait until a subnet is in a state, or gone'))
    'network vpns' = @(,@('show', 'Show a VPN'); ,@('create', 'Create a VPN'); ,@('delete', 'Destroy a VPN'); ,@('wait', 'Wait until a VPN is in a state, or gone'))
    'network vpn-plans' = @(,@('list', 'List VPN plans'))
    'storage' = @(,@('volumes', 'Block disks'); ,@('plans', 'Disk types, one for each realm at each provider'))
    'storage volumes' = @(,@('list', 'List volumes'); ,@('show', 'Show a volume'); ,@('create', 'Create a volume'); ,@('update', 'Rename a volume'); ,@('attach', 'Attach a volume to a server'); ,@('detach', 'Detach a volume from its server'); ,@('delete', 'Destroy a volume at the provider'); ,@('discard', 'Forget a volume; it stays at the provider'); ,@('wait', 'Wait until a volume is in a state, or gone'); ,@('label', 'Put labels on, take labels off'))
    'storage plans' = @(,@('list', 'List storage plans'); ,@('show', 'Show a storage plan'))
    'settings' = @(,@('cloud-accounts', 'Accounts at a provider that the platform holds the credentials of'); ,@('saas-accounts', 'Accounts at a software service that the platform holds the credentials of'))
    'settings cloud-accounts' = @(,@('list', 'List cloud accounts'); ,@('show', 'Show a cloud account'))
    'settings saas-accounts' = @(,@('list', 'List SaaS accounts'); ,@('show', 'Show a SaaS account'); ,@('create', 'Create a SaaS account'); ,@('update', 'Replace the credentials of a SaaS account'); ,@('delete', 'Destroy a SaaS account'))
    'audit' = @(,@('events', 'What happened on the account'); ,@('system-events', 'What happened at the platform itself'))
    'audit events' = @(,@('list', 'List events, newest first'); ,@('show', 'Show an event'))
    'audit system-events' = @(,@('list', 'List system events, newest first'))
    'wizard' = @(,@('apps', 'Ready-made stacks'); ,@('locations', 'Broad places to deploy to, the size of a continent'); ,@('cloud-providers', 'Providers an app can be deployed at'); ,@('cloud-accounts', 'Cloud accounts an app can be deployed in'); ,@('server-plans', 'Server plans that are enough for an app'))
    'wizard apps' = @(,@('list', 'List apps'); ,@('deploy', 'Commission a server with an app, and a template for it'))
    'wizard locations' = @(,@('list', 'List locations'))
    'wizard cloud-providers' = @(,@('list', 'List cloud providers'))
    'wizard cloud-accounts' = @(,@('list', 'List cloud accounts'))
    'wizard server-plans' = @(,@('list', 'List server plans'))
    'labels' = @(,@('list', 'List labels'); ,@('show', 'Show a label'); ,@('create', 'Create a label'))
    'config' = @(,@('list', 'List the profiles'); ,@('use', 'Choose the profile in force'); ,@('current', 'Show the name of the profile in force'); ,@('show', 'Show the settings in force'); ,@('get', 'Show the value of one setting'); ,@('set', 'Write a setting into the configuration'); ,@('unset', 'Take a setting out of the configuration'); ,@('edit', 'Open the configuration in an editor'); ,@('path', 'Show which configuration files are read'); ,@('trust', 'Let the file of a project say where requests and credentials go'); ,@('untrust', 'Trust the file of a project no longer'))
    'completion' = @(,@('bash', 'Print the script for bash'); ,@('zsh', 'Print the script for zsh'); ,@('fish', 'Print the script for fish'); ,@('powershell', 'Print the script for PowerShell'); ,@('install', 'Put the script where your shell looks for it'); ,@('uninstall', 'Take the script away again'); ,@('names', 'Print the names that are offered, read anew'))
    'sandbox' = @(,@('start', 'Start a sandbox and serve it until Ctrl-C'); ,@('stop', 'Stop a sandbox in the background'); ,@('status', 'Show whether a sandbox is running; exit code 1 when not'); ,@('reset', 'Delete the account of a stopped sandbox'); ,@('run', 'Run a command against a sandbox of its own, which is gone afterwards'))
}

$script:ImcoFlags = @{
    '' = @(,@('--version', 'show the version'))
    'blueprint' = @()
    'blueprint templates' = @()
    'blueprint templates list' = @(,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show templates again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'blueprint templates show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'blueprint templates create' = @(,@('--name', 'name (required)'); ,@('--generic-image', 'operating system image, for good (required)'); ,@('--run-list', 'recipes to run, in this order: cookbook or cookbook::recipe (repeatable)'); ,@('--attributes', 'attributes for the recipes'); ,@('--cookbooks', 'cookbooks in use, by name (repeatable, @file for JSON or YAML)'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--wait', 'wait until it is ready, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint templates update' = @(,@('--name', 'name'); ,@('--run-list', 'recipes to run, in this order: cookbook or cookbook::recipe (repeatable)'); ,@('--attributes', 'attributes for the recipes'); ,@('--cookbooks', 'cookbooks in use, by name (repeatable, @file for JSON or YAML)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--merge-attributes', 'merge --attributes deeply with what is there instead of replacing it'); ,@('--wait', 'wait until it is ready, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint templates compile' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all templates'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is ready, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint templates delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all templates'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'blueprint templates servers' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'blueprint templates wait' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all templates'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'blueprint templates label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all templates'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint template-scripts' = @()
    'blueprint template-scripts list' = @(,@('--template', 'template it is part of; without it, of all'); ,@('--type', 'when it runs'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show template scripts again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'blueprint template-scripts show' = @(,@('--template', 'template it is part of (required)'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'blueprint template-scripts create' = @(,@('--template', 'template it is part of (required)'); ,@('--type', 'when it runs (required)'); ,@('--script', 'script it runs (required)'); ,@('--parameter', 'value of every parameter of the script (repeatable, @file for JSON or YAML)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint template-scripts update' = @(,@('--template', 'template it is part of (required)'); ,@('--parameter', 'value of every parameter of the script (repeatable, @file for JSON or YAML)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint template-scripts reorder' = @(,@('--template', 'template it is part of (required)'); ,@('--type', 'when it runs (required)'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint template-scripts delete' = @(,@('--template', 'template it is part of (required)'); ,@('--selector', 'those that have all of this: fields, globs'); ,@('--all', 'all template scripts'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'blueprint scripts' = @()
    'blueprint scripts list' = @(,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show scripts again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'blueprint scripts show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'blueprint scripts create' = @(,@('--name', 'name (required)'); ,@('--description', 'what it is for'); ,@('--code', 'source text'); ,@('--parameter', 'names of the parameters it takes (repeatable)'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint scripts update' = @(,@('--name', 'name'); ,@('--description', 'what it is for'); ,@('--code', 'source text'); ,@('--parameter', 'names of the parameters it takes (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint scripts delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all scripts'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'blueprint scripts label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all scripts'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint attachments' = @()
    'blueprint attachments list' = @(,@('--script', 'script it travels with; without it, of all'); ,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show attachments again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'blueprint attachments show' = @(,@('--script', 'script it travels with, to look no further'); ,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'))
    'blueprint attachments upload' = @(,@('--script', 'script it travels with (required)'); ,@('--name', 'name of the file; that of FILE unless given'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint attachments download' = @(,@('--script', 'script it travels with, to look no further'); ,@('--to', 'file or existing folder to write to, - for stdout; here unless given'); ,@('--force', 'replace a file that is there, or write to a terminal'))
    'blueprint attachments delete' = @(,@('--selector', 'those that have all of this: fields, globs'); ,@('--all', 'all attachments'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--script', 'script it travels with, to look no further'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'blueprint cookbook-versions' = @()
    'blueprint cookbook-versions list' = @(,@('--label', 'only what has all of these labels'); ,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show cookbook versions again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'blueprint cookbook-versions show' = @(,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'blueprint cookbook-versions upload' = @(,@('--label', 'labels on it (repeatable)'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--wait', 'wait until it is ready, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint cookbook-versions process' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all cookbook versions'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is ready, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'blueprint cookbook-versions delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all cookbook versions'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'blueprint cookbook-versions wait' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all cookbook versions'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'blueprint cookbook-versions label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all cookbook versions'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud' = @()
    'cloud servers' = @()
    'cloud servers list' = @(,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show servers again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud servers show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud servers commission' = @(,@('--name', 'logical name: letters, digits and inner hyphens (required)'); ,@('--template', 'what is installed on it (required)'); ,@('--server-plan', 'size; fixes provider, location and realm (required)'); ,@('--cloud-account', 'account that pays; of the provider of the plan (required)'); ,@('--ssh-profile', 'SSH profiles to install (repeatable, only one is documented)'); ,@('--firewall-profile', 'firewall profile in force'); ,@('--subnet', 'subnet it sits in (not documented as input)'); ,@('--privateness', 'private address only (not documented as input)'); ,@('--variable-value-ids', 'values of the variables the template declares, two texts each'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--boot', 'boot it as soon as it is inactive'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--wait', 'wait until it is inactive, with --boot until that is done, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud servers update' = @(,@('--name', 'logical name: letters, digits and inner hyphens'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud servers boot' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is operational, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud servers reboot' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is operational, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers shutdown' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is inactive, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers override' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is operational, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers decommission' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--shutdown-first', 'first shutdown, where its state asks for it'); ,@('--wait', 'wait until it is gone, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers credentials' = @(,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'))
    'cloud servers events' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'))
    'cloud servers scripts' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud servers floating-ips' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud servers volumes' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud servers run-script' = @(,@('--script', 'script to run: its name or id (required)'); ,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers brownfield-token' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers converge' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is Certified, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers override-brownfield' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is Overriden, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers discard' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud servers wait' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'cloud servers label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all servers'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud server-arrays' = @()
    'cloud server-arrays list' = @(,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show server arrays again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud server-arrays show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud server-arrays create' = @(,@('--name', 'logical name (required)'); ,@('--template', 'template of every member (required)'); ,@('--cloud-account', 'account of every member (required)'); ,@('--server-plan', 'plan of every member (required)'); ,@('--size', 'number of servers'); ,@('--ssh-profile', 'SSH profiles of every member (repeatable)'); ,@('--firewall-profile', 'firewall profile of every member'); ,@('--subnet', 'subnet the members sit in'); ,@('--privateness', 'private addresses only'); ,@('--variable-value-ids', 'values of the variables the template declares, two texts each'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--boot', 'boot it as soon as it is inactive'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--wait', 'wait until it is inactive, with --boot until that is done, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud server-arrays update' = @(,@('--name', 'logical name'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud server-arrays boot' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all server arrays'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is operational, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud server-arrays shutdown' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all server arrays'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is inactive, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud server-arrays empty' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all server arrays'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--shutdown-first', 'first shutdown, where its state asks for it'); ,@('--wait', 'wait until its size is 0, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud server-arrays enlarge' = @(,@('--by', 'how many servers to add (required)'); ,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all server arrays'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--boot', 'boot what was added as soon as it is inactive'); ,@('--wait', 'wait until it is inactive or operational, with --boot until that is done, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud server-arrays servers' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud server-arrays delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all server arrays'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--empty-first', 'first shutdown, then empty, where its state asks for it'); ,@('--wait', 'wait until it is gone, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud server-arrays wait' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all server arrays'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'cloud server-arrays label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all server arrays'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud ssh-profiles' = @()
    'cloud ssh-profiles list' = @(,@('--label', 'only what has all of these labels'); ,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show SSH profiles again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud ssh-profiles show' = @(,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do so also where stdout is no terminal'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud ssh-profiles create' = @(,@('--name', 'name (required)'); ,@('--public-key', 'public key in OpenSSH form'); ,@('--private-key-file', 'private key, where the platform keeps one; best left out (- reads stdin)'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud ssh-profiles update' = @(,@('--name', 'name'); ,@('--public-key', 'public key in OpenSSH form'); ,@('--private-key-file', 'private key, where the platform keeps one; best left out (- reads stdin)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud ssh-profiles delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all SSH profiles'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'cloud ssh-profiles label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all SSH profiles'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'cloud cloud-providers' = @()
    'cloud cloud-providers list' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show cloud providers again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud cloud-providers show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'))
    'cloud server-plans' = @()
    'cloud server-plans list' = @(,@('--cloud-provider', 'provider it is sold by; without it, of all'); ,@('--realm', 'only plans of this realm'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show server plans again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud server-plans show' = @(,@('--cloud-provider', 'provider it is sold by, to look no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud realms' = @()
    'cloud realms list' = @(,@('--cloud-provider', 'provider it belongs to; without it, of all'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show realms again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud realms show' = @(,@('--cloud-provider', 'provider it belongs to, to look no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'cloud generic-images' = @()
    'cloud generic-images list' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show generic images again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud generic-images show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'))
    'cloud saas-providers' = @()
    'cloud saas-providers list' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show SaaS providers again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'cloud saas-providers show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'))
    'network' = @()
    'network firewall-profiles' = @()
    'network firewall-profiles list' = @(,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show firewall profiles again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'network firewall-profiles show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'network firewall-profiles create' = @(,@('--name', 'name (required)'); ,@('--description', 'what it is for (required)'); ,@('--rule', 'rules in force, those the platform keeps for itself included (repeatable, @file for JSON or YAML)'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network firewall-profiles update' = @(,@('--name', 'name'); ,@('--description', 'what it is for'); ,@('--rule', 'rules in force, those the platform keeps for itself included (repeatable, @file for JSON or YAML)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--force', 'send it also where that is dangerous'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network firewall-profiles delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all firewall profiles'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network firewall-profiles add-rule' = @(,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network firewall-profiles remove-rule' = @(,@('--force', 'send it also where that is dangerous'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network firewall-profiles label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all firewall profiles'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'network floating-ips' = @()
    'network floating-ips list' = @(,@('--server', 'only those attached to this server'); ,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show floating IPs again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'network floating-ips show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'network floating-ips create' = @(,@('--name', 'name (required)'); ,@('--cloud-account', 'cloud account it is in (required)'); ,@('--realm', 'realm it is in (required)'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--wait', 'wait until its state is at rest, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network floating-ips update' = @(,@('--name', 'name'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network floating-ips attach' = @(,@('--server', 'server to attach it to (required)'); ,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all floating IPs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is attached, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'network floating-ips detach' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all floating IPs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is detached, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network floating-ips delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all floating IPs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is gone, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network floating-ips discard' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all floating IPs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network floating-ips wait' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all floating IPs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'network floating-ips label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all floating IPs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'network vpcs' = @()
    'network vpcs list' = @(,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show VPCs again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'network vpcs show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'network vpcs create' = @(,@('--name', 'name (required)'); ,@('--cidr', 'address range, IPv4 in CIDR notation (required)'); ,@('--cloud-account', 'cloud account it is in (required)'); ,@('--realm-provider-name', 'region code at the provider, as "cloud realms list" has it (required)'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--wait', 'wait until its state is at rest, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network vpcs update' = @(,@('--name', 'name'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network vpcs delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all VPCs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is gone, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network vpcs discard' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all VPCs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network vpcs wait' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all VPCs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'network vpcs label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all VPCs'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'network subnets' = @()
    'network subnets list' = @(,@('--vpc', 'VPC it is part of; without it, of all'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show subnets again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'network subnets show' = @(,@('--vpc', 'VPC it is part of, to look no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'network subnets create' = @(,@('--vpc', 'VPC it is part of (required)'); ,@('--name', 'name (required)'); ,@('--cidr', 'address range within that of the VPC, IPv4 in CIDR notation (required)'); ,@('--type', 'which addresses servers in it can have (required)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--wait', 'wait until its state is at rest, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network subnets update' = @(,@('--vpc', 'VPC it is part of, to look no further'); ,@('--name', 'name'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network subnets delete' = @(,@('--selector', 'those that have all of this: fields, globs'); ,@('--all', 'all subnets'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--vpc', 'VPC it is part of, to look no further'); ,@('--wait', 'wait until it is gone, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network subnets servers' = @(,@('--vpc', 'VPC it is part of, to look no further'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'network subnets server-arrays' = @(,@('--vpc', 'VPC it is part of, to look no further'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'network subnets wait' = @(,@('--selector', 'those that have all of this: fields, globs'); ,@('--all', 'all subnets'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--vpc', 'VPC it is part of, to look no further'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'network vpns' = @()
    'network vpns show' = @(,@('--vpc', 'VPC it belongs to (required)'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'network vpns create' = @(,@('--vpc', 'VPC it belongs to (required)'); ,@('--public-ip', 'address of the far end (required)'); ,@('--psk-file', 'pre-shared key, asked for where it is not given (required, - reads stdin)'); ,@('--exposed-cidr', 'networks behind the far end (required, repeatable)'); ,@('--vpn-plan', 'size of the gateway (required)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--wait', 'wait until its state is at rest, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'network vpns delete' = @(,@('--vpc', 'VPC it belongs to (required)'); ,@('--wait', 'wait until it is gone, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'network vpns wait' = @(,@('--vpc', 'VPC it belongs to (required)'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'network vpn-plans' = @()
    'network vpn-plans list' = @(,@('--vpc', 'VPC it is for; without it, of all'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show VPN plans again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'storage' = @()
    'storage volumes' = @()
    'storage volumes list' = @(,@('--server', 'only those attached to this server'); ,@('--label', 'only what has all of these labels'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show volumes again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'storage volumes show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'storage volumes create' = @(,@('--name', 'name (required)'); ,@('--size', 'size (required, in GB)'); ,@('--cloud-account', 'cloud account it is in (required)'); ,@('--storage-plan', 'storage plan (required)'); ,@('--label', 'labels on it (repeatable)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--wait', 'wait until its state is at rest, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'storage volumes update' = @(,@('--name', 'name'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'storage volumes attach' = @(,@('--server', 'server to attach it to (required)'); ,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all volumes'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is attached, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'storage volumes detach' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all volumes'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is detached, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'storage volumes delete' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all volumes'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--wait', 'wait until it is gone, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'storage volumes discard' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all volumes'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'storage volumes wait' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all volumes'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; else until it is at rest'); ,@('--poll', 'look this often instead of ever less often'))
    'storage volumes label' = @(,@('--selector', 'those that have all of this: fields, globs, label=name; label!=* for those without a label'); ,@('--all', 'all volumes'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--add', 'labels to put on'); ,@('--remove', 'labels to take off'); ,@('--create-labels', 'make the labels that do not exist'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'storage plans' = @()
    'storage plans list' = @(,@('--cloud-provider', 'provider it is sold by; without it, of all'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show storage plans again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'storage plans show' = @(,@('--cloud-provider', 'provider it is sold by, to look no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'settings' = @()
    'settings cloud-accounts' = @()
    'settings cloud-accounts list' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show cloud accounts again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'settings cloud-accounts show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'settings saas-accounts' = @()
    'settings saas-accounts list' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show SaaS accounts again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'settings saas-accounts show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'))
    'settings saas-accounts create' = @(,@('--saas-provider', 'SaaS provider it is for (required)'); ,@('--account-data-file', 'credentials, a value for each key the provider needs; asked for where not given (required, - reads stdin)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'settings saas-accounts update' = @(,@('--account-data-file', 'credentials, a value for each key the provider needs; asked for where not given (- reads stdin)'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'settings saas-accounts delete' = @(,@('--selector', 'those that have all of this: fields, globs'); ,@('--all', 'all SaaS accounts'); ,@('--first', 'no more than n of those selected'); ,@('--allow-none', 'succeed where nothing is selected'); ,@('--fail-fast', 'send nothing more once it has failed for one of them'); ,@('--yes', 'do not ask for confirmation'); ,@('--confirm', 'the same for a protected profile: its name'); ,@('--dry-run', 'print the requests that change something, send none of them'))
    'audit' = @()
    'audit events' = @()
    'audit events list' = @(,@('--level', 'how serious it is'); ,@('--since', 'only from then on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00'); ,@('--until', 'only up to then; of a day alone to its end'); ,@('--older-than', 'only what is older: 2h, 1d12h, 7d'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show events again and again, changes marked or as lines'); ,@('--follow', 'show events as they come, after the last 10 or --since'); ,@('--poll', 'with these, how often to look'))
    'audit events show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'))
    'audit system-events' = @()
    'audit system-events list' = @(,@('--level', 'how serious it is'); ,@('--since', 'only from then on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00'); ,@('--until', 'only up to then; of a day alone to its end'); ,@('--older-than', 'only what is older: 2h, 1d12h, 7d'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show system events again and again, changes marked or as lines'); ,@('--follow', 'show system events as they come, after the last 10 or --since'); ,@('--poll', 'with these, how often to look'))
    'wizard' = @(,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'deploy without a last confirmation'); ,@('--confirm', 'the same for a protected profile: its name'))
    'wizard apps' = @()
    'wizard apps list' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show apps again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'wizard apps deploy' = @(,@('--location', 'where in the world (required)'); ,@('--cloud-account', 'account that pays (required)'); ,@('--hostname', 'host name; becomes the name of the server (required)'); ,@('--server-plan', 'size; the platform picks one otherwise'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--boot', 'boot it as soon as it is inactive'); ,@('--wait', 'wait until it is inactive, with --boot until that is done, or in the state given'); ,@('--poll', 'with --wait, look this often instead of ever less often'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--yes', 'accepted; nothing is asked here'))
    'wizard locations' = @()
    'wizard locations list' = @(,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show locations again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'wizard cloud-providers' = @()
    'wizard cloud-providers list' = @(,@('--app', 'app to be deployed (required)'); ,@('--location', 'where it is to be deployed (required)'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show cloud providers again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'wizard cloud-accounts' = @()
    'wizard cloud-accounts list' = @(,@('--app', 'app to be deployed'); ,@('--location', 'where it is to be deployed'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show cloud accounts again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'wizard server-plans' = @()
    'wizard server-plans list' = @(,@('--app', 'app to be deployed (required)'); ,@('--location', 'where it is to be deployed (required)'); ,@('--cloud-provider', 'provider to buy from (required)'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--expand', 'with JSON, add the names behind ids, in a member of their own'); ,@('--watch', 'show server plans again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'labels' = @()
    'labels list' = @(,@('--internal', 'also those the platform keeps for itself'); ,@('--sort', 'by this field, with - before it downwards'); ,@('--filter', 'only where this holds, or !=; * is any value (repeatable)'); ,@('--limit', 'no more than n, and read no further'); ,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'); ,@('--watch', 'show labels again and again, changes marked or as lines'); ,@('--poll', 'with these, how often to look'))
    'labels show' = @(,@('--columns', 'these fields only; +a,b adds them to the usual'); ,@('--relative', 'in tables, times as 3h ago'); ,@('--raw', 'the bytes the platform sent, as they came; with csv, tsv and text, the text'))
    'labels create' = @(,@('--name', 'name (required)'); ,@('--namespace', 'set on labels the platform keeps for itself'); ,@('--value', 'technical value that goes with a namespace'); ,@('--from-file', 'fields from a JSON or YAML file, - for stdin; flags win'); ,@('--dry-run', 'print the requests that change something, send none of them'); ,@('--yes', 'accepted; nothing is asked here'))
    'login' = @(,@('--from-concerto', 'take endpoint and keys of the old client (client.xml)'); ,@('--protected', 'ask for the name of the profile before anything is destroyed'); ,@('--replace', 'give a profile that is there these keys'); ,@('--use', 'make it the profile in force'); ,@('--no-verify', 'keep the keys without trying them on the platform'); ,@('--dry-run', 'check and try the keys, write nothing'))
    'logout' = @(,@('--yes', 'do not ask'); ,@('--confirm', 'the name of a protected profile, instead of typing it'); ,@('--dry-run', 'say what would be removed, remove nothing'))
    'status' = @()
    'config' = @()
    'config list' = @()
    'config use' = @(,@('--dry-run', 'say what would change, write nothing'))
    'config current' = @()
    'config show' = @(,@('--origin', 'say where each came from'))
    'config get' = @()
    'config set' = @(,@('--confirm', 'the name of a protected profile, instead of typing it'); ,@('--dry-run', 'say what would change, write nothing'))
    'config unset' = @(,@('--confirm', 'the name of a protected profile, instead of typing it'); ,@('--dry-run', 'say what would change, write nothing'))
    'config edit' = @(,@('--confirm', 'the name of a protected profile, instead of typing it'))
    'config path' = @()
    'config trust' = @(,@('--dry-run', 'say what would change, write nothing'))
    'config untrust' = @(,@('--dry-run', 'say what would change, write nothing'))
    'doctor' = @(,@('--fix', 'close the private key and its folder to others'))
    'completion' = @()
    'completion bash' = @(,@('--help', 'show this help'))
    'completion zsh' = @(,@('--help', 'show this help'))
    'completion fish' = @(,@('--help', 'show this help'))
    'completion powershell' = @(,@('--help', 'show this help'))
    'completion install' = @()
    'completion uninstall' = @()
    'completion names' = @(,@('--within', 'no names unless they come in time'))
    'ping' = @()
    'api' = @(,@('--field', 'a member of the body, sent as a text (repeatable)'); ,@('--typed-field', 'a member of the body as JSON: 3, true, null, ["a"]; @file for the text of a file (repeatable)'); ,@('--input', 'the body from a JSON or YAML file, - for stdin; fields win'); ,@('--param', 'a parameter of the query (repeatable)'); ,@('--include', 'status and headers before the answer'); ,@('--dry-run', 'print the request, send nothing'); ,@('--confirm', 'the name of a protected profile, instead of typing it'); ,@('--show-secrets', 'print secrets as the platform sent them'); ,@('--yes', 'do not ask; print secrets also where stdout is no terminal'))
    'sandbox' = @(,@('--help', 'show this help'))
    'sandbox start' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--port', 'port on 127.0.0.1; 0 for any free one'); ,@('--seed', 'what a new account holds'); ,@('--servers', 'how many servers a new demo account has'); ,@('--events', 'how many events a new demo account has'); ,@('--speed', 'how many times as fast as a real platform'); ,@('--latency', 'wait before each answer'); ,@('--fault', 'let something go wrong, such as boot:stalled (repeatable)'); ,@('--storage-host', 'send uploads to a host of another authority than the platform'); ,@('--output', 'how to write the answer'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--detach', 'serve it in the background'); ,@('--domain', 'answer as clients.<name> too, where that name leads to this machine'); ,@('--help', 'show this help'))
    'sandbox stop' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--output', 'how to write the answer'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'sandbox status' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--output', 'how to write the answer'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'sandbox reset' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--output', 'how to write the answer'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'sandbox run' = @(,@('--port', 'port on 127.0.0.1; 0 for any free one'); ,@('--seed', 'what a new account holds'); ,@('--servers', 'how many servers a new demo account has'); ,@('--events', 'how many events a new demo account has'); ,@('--speed', 'how many times as fast as a real platform'); ,@('--latency', 'wait before each answer'); ,@('--fault', 'let something go wrong, such as boot:stalled (repeatable)'); ,@('--storage-host', 'send uploads to a host of another authority than the platform'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'help' = @(,@('--json', 'commands and flags as one JSON document: all, or those below the words'); ,@('--markdown', 'the same as a page in Markdown'))
}

$script:ImcoCommon = @(,@('--output', 'how to write the answer'); ,@('--query', 'write what this JMESPath expression makes of the JSON'); ,@('--no-headers', 'no headings above columns'); ,@('--csv-safe', 'with csv, a '' before what a spreadsheet takes for a formula'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--color', 'when to use colour'); ,@('--debug', 'show requests and answers on stderr, secrets masked'); ,@('--config', 'configuration file, instead of those imco finds'); ,@('--profile', 'name of the profile to use'); ,@('--domain', 'domain of the platform; the endpoint is clients.<domain>'); ,@('--endpoint', 'URL of the platform, in place of domain and port'); ,@('--port', 'port of clients.<domain> (default: 443)'); ,@('--api', 'API version, the first part of every path'); ,@('--ca', 'file with the CA certificate of the platform'); ,@('--cert', 'file with your client certificate'); ,@('--key', 'file with the private key of your client certificate'); ,@('--passphrase-file', 'file with the passphrase of the private key'); ,@('--system-ca', 'also trust the CAs of the system'); ,@('--timeout', 'time limit for a request with its retries (default: 60s); with --wait, for the wait (default: 30m)'); ,@('--concurrency', 'concurrent requests; by default up to 32 on a platform far away'); ,@('--help', 'show this help'))
$script:ImcoAlone = @('completion bash', 'completion zsh', 'completion fish', 'completion powershell', 'sandbox', 'sandbox start', 'sandbox stop', 'sandbox status', 'sandbox reset', 'sandbox run')

$script:ImcoValues = @{
    'cloud servers commission:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud servers boot:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud servers reboot:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud servers shutdown:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud servers override:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud servers decommission:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud server-arrays create:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud server-arrays boot:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud server-arrays shutdown:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud server-arrays empty:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud server-arrays enlarge:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud server-arrays delete:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'wizard apps deploy:--wait' = '=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'blueprint templates create:--wait' = '=w:created compiling ready compiling_error deleted'
    'blueprint templates update:--wait' = '=w:created compiling ready compiling_error deleted'
    'blueprint templates compile:--wait' = '=w:created compiling ready compiling_error deleted'
    'blueprint cookbook-versions upload:--wait' = '=w:created processing duplicated ready processing_error deleted'
    'blueprint cookbook-versions process:--wait' = '=w:created processing duplicated ready processing_error deleted'
    'cloud servers converge:--wait' = '=w:M1 M1-M2 M2 M2-M3 Overriden Certified Pure commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud servers override-brownfield:--wait' = '=w:M1 M1-M2 M2 M2-M3 Overriden Certified Pure commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted'
    'cloud servers wait:--for' = 'w:state=commissioning state=inactive state=booting state=bootstrapping state=operational state=stalled state=shutting_down state=decommissioning state=commission_stalled deleted'
    'cloud server-arrays wait:--for' = 'w:state=commissioning state=inactive state=booting state=bootstrapping state=operational state=stalled state=shutting_down state=decommissioning state=commission_stalled deleted'
    'blueprint templates wait:--for' = 'w:state=created state=compiling state=ready state=compiling_error deleted'
    'blueprint cookbook-versions wait:--for' = 'w:state=created state=processing state=duplicated state=ready state=processing_error deleted'
    'blueprint scripts label:--remove' = ',l:blueprint-scripts'
    'blueprint cookbook-versions label:--remove' = ',l:blueprint-cookbook-versions'
    'cloud servers label:--remove' = ',l:cloud-servers'
    'cloud server-arrays label:--remove' = ',l:cloud-server-arrays'
    'cloud ssh-profiles label:--remove' = ',l:cloud-ssh-profiles'
    'network firewall-profiles label:--remove' = ',l:network-firewall-profiles'
    'network floating-ips label:--remove' = ',l:network-floating-ips'
    'network vpcs label:--remove' = ',l:network-vpcs'
    'storage volumes label:--remove' = ',l:storage-volumes'
    'network subnets create:--type' = 'w:only_public only_private public_and_private'
    'cloud servers run-script:--script' = 'n:blueprint-template-scripts:'
    'cloud servers run-script:--script_id' = 'n:blueprint-template-scripts:'
    'cloud servers run-script:--script-id' = 'n:blueprint-template-scripts:'
    '--output' = 'w:table wide markdown json jsonl yaml csv tsv text name id'
    '-o' = 'w:table wide markdown json jsonl yaml csv tsv text name id'
    '--query' = ''
    '--domain' = ''
    '--endpoint' = ''
    '--port' = ''
    '--api' = ''
    '--timeout' = ''
    '--concurrency' = ''
    '--limit' = ''
    '--poll' = ''
    '--name' = ''
    '--run-list' = ''
    '--run_list' = ''
    '--cookbooks' = ''
    '--cookbook_versions' = ''
    '--cookbook-versions' = ''
    '--first' = ''
    '--confirm' = ''
    '--parameter' = ''
    '--parameter_values' = ''
    '--parameter-values' = ''
    '--description' = ''
    '--parameters' = ''
    '--to' = ''
    '--size' = ''
    '--by' = ''
    '--rule' = ''
    '--rules' = ''
    '--cidr' = ''
    '--realm-provider-name' = ''
    '--realm_provider_name' = ''
    '--public-ip' = ''
    '--public_ip' = ''
    '--exposed-cidr' = ''
    '--exposed_cidrs' = ''
    '--exposed-cidrs' = ''
    '--exposed_cidr' = ''
    '--since' = ''
    '--until' = ''
    '--older-than' = ''
    '--hostname' = ''
    '--namespace' = ''
    '--value' = ''
    '--within' = ''
    '--field' = ''
    '-f' = ''
    '--typed-field' = ''
    '-F' = ''
    '--param' = ''
    '--servers' = ''
    '--events' = ''
    '--speed' = ''
    '--latency' = ''
    '--fault' = ''
    '--color' = 'w:auto always never'
    '--config' = 'f'
    '--ca' = 'f'
    '--cert' = 'f'
    '--key' = 'f'
    '--passphrase-file' = 'f'
    '--attributes' = 'f'
    '--configuration_attributes' = 'f'
    '--configuration-attributes' = 'f'
    '--from-file' = 'f'
    '--code' = 'f'
    '--variable-value-ids' = 'f'
    '--variable_value_ids' = 'f'
    '--public-key' = 'f'
    '--public_key' = 'f'
    '--private-key-file' = 'f'
    '--psk-file' = 'f'
    '--account-data-file' = 'f'
    '--input' = 'f'
    '--dir' = 'f'
    '--profile' = 'n:profiles:'
    '--label' = ',n:labels:'
    '--label_ids' = ',n:labels:'
    '--label-ids' = ',n:labels:'
    '--labels' = ',n:labels:'
    '--add' = ',n:labels:'
    '--sort' = '^-c'
    '--filter' = 'k'
    '--columns' = ',^+c'
    '--generic-image' = 'n:cloud-generic-images:'
    '--generic_image_id' = 'n:cloud-generic-images:'
    '--generic-image-id' = 'n:cloud-generic-images:'
    '--generic_image' = 'n:cloud-generic-images:'
    '--selector' = ',k'
    '--for' = 'w:'
    '--remove' = ',l:blueprint-templates'
    '--template' = 'n:blueprint-templates:'
    '--template_id' = 'n:blueprint-templates:'
    '--template-id' = 'n:blueprint-templates:'
    '--type' = 'w:boot operational migration shutdown'
    '--script' = 'n:blueprint-scripts:'
    '--script_id' = 'n:blueprint-scripts:'
    '--script-id' = 'n:blueprint-scripts:'
    '--server-plan' = 'n:cloud-server-plans:'
    '--server_plan_id' = 'n:cloud-server-plans:'
    '--server-plan-id' = 'n:cloud-server-plans:'
    '--server_plan' = 'n:cloud-server-plans:'
    '--cloud-account' = 'n:settings-cloud-accounts:'
    '--cloud_account_id' = 'n:settings-cloud-accounts:'
    '--cloud-account-id' = 'n:settings-cloud-accounts:'
    '--cloud_account' = 'n:settings-cloud-accounts:'
    '--ssh-profile' = ',n:cloud-ssh-profiles:'
    '--ssh_profile_ids' = ',n:cloud-ssh-profiles:'
    '--ssh-profile-ids' = ',n:cloud-ssh-profiles:'
    '--ssh_profile_id' = ',n:cloud-ssh-profiles:'
    '--ssh-profile-id' = ',n:cloud-ssh-profiles:'
    '--ssh_profiles' = ',n:cloud-ssh-profiles:'
    '--ssh-profiles' = ',n:cloud-ssh-profiles:'
    '--ssh_profile' = ',n:cloud-ssh-profiles:'
    '--firewall-profile' = 'n:network-firewall-profiles:'
    '--firewall_profile_id' = 'n:network-firewall-profiles:'
    '--firewall-profile-id' = 'n:network-firewall-profiles:'
    '--firewall_profile' = 'n:network-firewall-profiles:'
    '--subnet' = 'n:network-subnets:'
    '--subnet_id' = 'n:network-subnets:'
    '--subnet-id' = 'n:network-subnets:'
    '--cloud-provider' = 'n:cloud-cloud-providers:'
    '--cloud_provider_id' = 'n:cloud-cloud-providers:'
    '--cloud-provider-id' = 'n:cloud-cloud-providers:'
    '--cloud_provider' = 'n:cloud-cloud-providers:'
    '--realm' = 'n:cloud-realms:'
    '--realm_id' = 'n:cloud-realms:'
    '--realm-id' = 'n:cloud-realms:'
    '--server' = 'n:cloud-servers:'
    '--server_id' = 'n:cloud-servers:'
    '--server-id' = 'n:cloud-servers:'
    '--attached_server_id' = 'n:cloud-servers:'
    '--attached-server-id' = 'n:cloud-servers:'
    '--vpc' = 'n:network-vpcs:'
    '--vpc_id' = 'n:network-vpcs:'
    '--vpc-id' = 'n:network-vpcs:'
    '--vpn-plan' = 'n:network-vpn-plans:'
    '--vpn_plan_id' = 'n:network-vpn-plans:'
    '--vpn-plan-id' = 'n:network-vpn-plans:'
    '--vpn_plan' = 'n:network-vpn-plans:'
    '--storage-plan' = 'n:storage-plans:'
    '--storage_plan_id' = 'n:storage-plans:'
    '--storage-plan-id' = 'n:storage-plans:'
    '--storage_plan' = 'n:storage-plans:'
    '--saas-provider' = 'n:cloud-saas-providers:'
    '--saas_provider_id' = 'n:cloud-saas-providers:'
    '--saas-provider-id' = 'n:cloud-saas-providers:'
    '--saas_provider' = 'n:cloud-saas-providers:'
    '--level' = ',w:info warning error'
    '--severity' = ',w:info warning error'
    '--location' = 'n:wizard-locations:'
    '--location_id' = 'n:wizard-locations:'
    '--location-id' = 'n:wizard-locations:'
    '--app' = 'n:wizard-apps:'
    '--app_id' = 'n:wizard-apps:'
    '--app-id' = 'n:wizard-apps:'
    '--seed' = 'w:demo empty'
}

$script:ImcoWords = @{
    'blueprint templates show' = @('n:blueprint-templates:')
    'blueprint templates update' = @('n:blueprint-templates:')
    'blueprint templates compile' = @('n:blueprint-templates:')
    'blueprint templates delete' = @('n:blueprint-templates:')
    'blueprint templates servers' = @('n:blueprint-templates:')
    'blueprint templates wait' = @('n:blueprint-templates:')
    'blueprint templates label' = @('n:blueprint-templates:')
    'blueprint template-scripts show' = @('n:blueprint-template-scripts:')
    'blueprint template-scripts update' = @('n:blueprint-template-scripts:')
    'blueprint template-scripts reorder' = @('n:blueprint-template-scripts:')
    'blueprint template-scripts delete' = @('n:blueprint-template-scripts:')
    'blueprint scripts show' = @('n:blueprint-scripts:')
    'blueprint scripts update' = @('n:blueprint-scripts:')
    'blueprint scripts delete' = @('n:blueprint-scripts:')
    'blueprint scripts label' = @('n:blueprint-scripts:')
    'blueprint attachments show' = @('n:blueprint-attachments:')
    'blueprint attachments upload' = @('f')
    'blueprint attachments download' = @('n:blueprint-attachments:')
    'blueprint attachments delete' = @('n:blueprint-attachments:')
    'blueprint cookbook-versions show' = @('n:blueprint-cookbook-versions:')
    'blueprint cookbook-versions upload' = @('f')
    'blueprint cookbook-versions process' = @('n:blueprint-cookbook-versions:')
    'blueprint cookbook-versions delete' = @('n:blueprint-cookbook-versions:')
    'blueprint cookbook-versions wait' = @('n:blueprint-cookbook-versions:')
    'blueprint cookbook-versions label' = @('n:blueprint-cookbook-versions:')
    'cloud servers show' = @('n:cloud-servers:')
    'cloud servers update' = @('n:cloud-servers:')
    'cloud servers boot' = @('n:cloud-servers:inactive')
    'cloud servers reboot' = @('n:cloud-servers:operational stalled')
    'cloud servers shutdown' = @('n:cloud-servers:bootstrapping operational stalled')
    'cloud servers override' = @('n:cloud-servers:stalled')
    'cloud servers decommission' = @('n:cloud-servers:inactive stalled commission_stalled')
    'cloud servers credentials' = @('n:cloud-servers:')
    'cloud servers events' = @('n:cloud-servers:')
    'cloud servers scripts' = @('n:cloud-servers:')
    'cloud servers floating-ips' = @('n:cloud-servers:')
    'cloud servers volumes' = @('n:cloud-servers:')
    'cloud servers run-script' = @('n:cloud-servers:operational')
    'cloud servers brownfield-token' = @('n:cloud-servers:')
    'cloud servers converge' = @('n:cloud-servers:')
    'cloud servers override-brownfield' = @('n:cloud-servers:')
    'cloud servers discard' = @('n:cloud-servers:')
    'cloud servers wait' = @('n:cloud-servers:')
    'cloud servers label' = @('n:cloud-servers:')
    'cloud server-arrays show' = @('n:cloud-server-arrays:')
    'cloud server-arrays update' = @('n:cloud-server-arrays:')
    'cloud server-arrays boot' = @('n:cloud-server-arrays:inactive')
    'cloud server-arrays shutdown' = @('n:cloud-server-arrays:bootstrapping operational stalled')
    'cloud server-arrays empty' = @('n:cloud-server-arrays:')
    'cloud server-arrays enlarge' = @('n:cloud-server-arrays:')
    'cloud server-arrays servers' = @('n:cloud-server-arrays:')
    'cloud server-arrays delete' = @('n:cloud-server-arrays:')
    'cloud server-arrays wait' = @('n:cloud-server-arrays:')
    'cloud server-arrays label' = @('n:cloud-server-arrays:')
    'cloud ssh-profiles show' = @('n:cloud-ssh-profiles:')
    'cloud ssh-profiles update' = @('n:cloud-ssh-profiles:')
    'cloud ssh-profiles delete' = @('n:cloud-ssh-profiles:')
    'cloud ssh-profiles label' = @('n:cloud-ssh-profiles:')
    'cloud cloud-providers show' = @('n:cloud-cloud-providers:')
    'cloud server-plans show' = @('n:cloud-server-plans:')
    'cloud realms show' = @('n:cloud-realms:')
    'cloud generic-images show' = @('n:cloud-generic-images:')
    'cloud saas-providers show' = @('n:cloud-saas-providers:')
    'network firewall-profiles show' = @('n:network-firewall-profiles:')
    'network firewall-profiles update' = @('n:network-firewall-profiles:')
    'network firewall-profiles delete' = @('n:network-firewall-profiles:')
    'network firewall-profiles add-rule' = @('n:network-firewall-profiles:', '')
    'network firewall-profiles remove-rule' = @('n:network-firewall-profiles:', '')
    'network firewall-profiles label' = @('n:network-firewall-profiles:')
    'network floating-ips show' = @('n:network-floating-ips:')
    'network floating-ips update' = @('n:network-floating-ips:')
    'network floating-ips attach' = @('n:network-floating-ips:')
    'network floating-ips detach' = @('n:network-floating-ips:')
    'network floating-ips delete' = @('n:network-floating-ips:')
    'network floating-ips discard' = @('n:network-floating-ips:')
    'network floating-ips wait' = @('n:network-floating-ips:')
    'network floating-ips label' = @('n:network-floating-ips:')
    'network vpcs show' = @('n:network-vpcs:')
    'network vpcs update' = @('n:network-vpcs:')
    'network vpcs delete' = @('n:network-vpcs:')
    'network vpcs discard' = @('n:network-vpcs:')
    'network vpcs wait' = @('n:network-vpcs:')
    'network vpcs label' = @('n:network-vpcs:')
    'network subnets show' = @('n:network-subnets:')
    'network subnets update' = @('n:network-subnets:')
    'network subnets delete' = @('n:network-subnets:')
    'network subnets servers' = @('n:network-subnets:')
    'network subnets server-arrays' = @('n:network-subnets:')
    'network subnets wait' = @('n:network-subnets:')
    'storage volumes show' = @('n:storage-volumes:')
    'storage volumes update' = @('n:storage-volumes:')
    'storage volumes attach' = @('n:storage-volumes:')
    'storage volumes detach' = @('n:storage-volumes:')
    'storage volumes delete' = @('n:storage-volumes:')
    'storage volumes discard' = @('n:storage-volumes:')
    'storage volumes wait' = @('n:storage-volumes:')
    'storage volumes label' = @('n:storage-volumes:')
    'storage plans show' = @('n:storage-plans:')
    'settings cloud-accounts show' = @('n:settings-cloud-accounts:')
    'settings saas-accounts show' = @('n:settings-saas-accounts:')
    'settings saas-accounts update' = @('n:settings-saas-accounts:')
    'settings saas-accounts delete' = @('n:settings-saas-accounts:')
    'wizard apps deploy' = @('n:wizard-apps:')
    'labels show' = @('n:labels:')
    'login' = @('f')
    'logout' = @('n:profiles:')
    'config use' = @('n:profiles:')
    'config get' = @('w:profile domain endpoint port api ca cert key passphrase-file system-ca tls-min crl storage-ca protected output color relative timeout concurrency')
    'config set' = @('w:profile domain endpoint port api ca cert key passphrase-file system-ca tls-min crl storage-ca protected output color relative timeout concurrency', '')
    'config unset' = @('w:profile domain endpoint port api ca cert key passphrase-file system-ca tls-min crl storage-ca protected output color relative timeout concurrency')
    'config trust' = @('f')
    'config untrust' = @('f')
    'completion install' = @('w:bash zsh fish powershell')
    'completion uninstall' = @('w:bash zsh fish powershell')
    'completion names' = @('w:blueprint-templates blueprint-template-scripts blueprint-scripts blueprint-attachments blueprint-cookbook-versions cloud-servers cloud-server-arrays cloud-ssh-profiles cloud-cloud-providers cloud-server-plans cloud-realms cloud-generic-images cloud-saas-providers network-firewall-profiles network-floating-ips network-vpcs network-subnets network-vpn-plans storage-volumes storage-plans settings-cloud-accounts settings-saas-accounts labels wizard-apps wizard-locations wizard-cloud-accounts profiles')
    'api' = @('w:GET POST PUT DELETE', '')
    'help' = @('w:flags output environment exit-codes')
}

$script:ImcoFields = @{
    'blueprint templates list' = 0
    'blueprint templates show' = 1
    'blueprint templates compile' = 1
    'blueprint templates delete' = 1
    'blueprint templates wait' = 1
    'blueprint templates label' = 1
    'blueprint templates servers' = 2
    'cloud servers list' = 2
    'cloud servers show' = 2
    'cloud servers boot' = 2
    'cloud servers reboot' = 2
    'cloud servers shutdown' = 2
    'cloud servers override' = 2
    'cloud servers decommission' = 2
    'cloud servers run-script' = 2
    'cloud servers brownfield-token' = 2
    'cloud servers converge' = 2
    'cloud servers override-brownfield' = 2
    'cloud servers discard' = 2
    'cloud servers wait' = 2
    'cloud servers label' = 2
    'cloud server-arrays servers' = 2
    'network subnets servers' = 2
    'blueprint template-scripts list' = 3
    'blueprint template-scripts show' = 3
    'blueprint template-scripts delete' = 3
    'cloud servers scripts' = 3
    'blueprint scripts list' = 4
    'blueprint scripts show' = 4
    'blueprint scripts delete' = 4
    'blueprint scripts label' = 4
    'blueprint attachments list' = 5
    'blueprint attachments show' = 5
    'blueprint attachments delete' = 5
    'blueprint cookbook-versions list' = 6
    'blueprint cookbook-versions show' = 6
    'blueprint cookbook-versions process' = 6
    'blueprint cookbook-versions delete' = 6
    'blueprint cookbook-versions wait' = 6
    'blueprint cookbook-versions label' = 6
    'cloud servers events' = 7
    'audit events list' = 7
    'audit events show' = 7
    'audit system-events list' = 7
    'cloud servers floating-ips' = 8
    'network floating-ips list' = 8
    'network floating-ips show' = 8
    'network floating-ips attach' = 8
    'network floating-ips detach' = 8
    'network floating-ips delete' = 8
    'network floating-ips discard' = 8
    'network floating-ips wait' = 8
    'network floating-ips label' = 8
    'cloud servers volumes' = 9
    'storage volumes list' = 9
    'storage volumes show' = 9
    'storage volumes attach' = 9
    'storage volumes detach' = 9
    'storage volumes delete' = 9
    'storage volumes discard' = 9
    'storage volumes wait' = 9
    'storage volumes label' = 9
    'cloud server-arrays list' = 10
    'cloud server-arrays show' = 10
    'cloud server-arrays boot' = 10
    'cloud server-arrays shutdown' = 10
    'cloud server-arrays empty' = 10
    'cloud server-arrays enlarge' = 10
    'cloud server-arrays delete' = 10
    'cloud server-arrays wait' = 10
    'cloud server-arrays label' = 10
    'network subnets server-arrays' = 10
    'cloud ssh-profiles list' = 11
    'cloud ssh-profiles show' = 11
    'cloud ssh-profiles delete' = 11
    'cloud ssh-profiles label' = 11
    'cloud cloud-providers list' = 12
    'cloud cloud-providers show' = 12
    'wizard cloud-providers list' = 12
    'cloud server-plans list' = 13
    'cloud server-plans show' = 13
    'wizard server-plans list' = 13
    'cloud realms list' = 14
    'cloud realms show' = 14
    'cloud generic-images list' = 15
    'cloud generic-images show' = 15
    'cloud saas-providers list' = 16
    'cloud saas-providers show' = 16
    'network firewall-profiles list' = 17
    'network firewall-profiles show' = 17
    'network firewall-profiles delete' = 17
    'network firewall-profiles label' = 17
    'network vpcs list' = 18
    'network vpcs show' = 18
    'network vpcs delete' = 18
    'network vpcs discard' = 18
    'network vpcs wait' = 18
    'network vpcs label' = 18
    'network subnets list' = 19
    'network subnets show' = 19
    'network subnets delete' = 19
    'network subnets wait' = 19
    'network vpns show' = 20
    'network vpn-plans list' = 21
    'storage plans list' = 22
    'storage plans show' = 22
    'settings cloud-accounts list' = 23
    'settings cloud-accounts show' = 23
    'wizard cloud-accounts list' = 23
    'settings saas-accounts list' = 24
    'settings saas-accounts show' = 24
    'settings saas-accounts delete' = 24
    'wizard apps list' = 25
    'wizard locations list' = 26
    'labels list' = 27
    'labels show' = 27
}

$script:ImcoFieldSets = @('id=;name=;generic-image=n:cloud-generic-images:;label=n:labels:;resource-type=', 'id=;name=;generic-image=n:cloud-generic-images:;state=w:created compiling ready compiling_error;run-list=;attributes=;cookbooks=;error-message=;variables=;label=n:labels:;resource-type=', 'id=;name=;state=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled;fqdn=;public-ip=;private-ip=;template=n:blueprint-templates:;server-plan=n:cloud-server-plans:;cloud-account=n:settings-cloud-accounts:;ssh-profile=n:cloud-ssh-profiles:;firewall-profile=n:network-firewall-profiles:;server-array=n:cloud-server-arrays:;brownfield-state=w:M1 M1-M2 M2 M2-M3 Overriden Certified Pure;subnet=n:network-subnets:;vpc=n:network-vpcs:;privateness=w:true false;variable-value-ids=;label=n:labels:;resource-type=', 'id=;type=w:boot operational migration shutdown;execution-order=;template=n:blueprint-templates:;script=n:blueprint-scripts:;parameter=;resource-type=', 'id=;name=;description=;code=;parameter=;label=n:labels:;resource-type=', 'id=;name=;uploaded=w:true false;resource-type=', 'id=;name=;version=;description=;publicly-available=w:true false;state=w:created processing duplicated ready processing_error;error-message=;revision-id=;recipes=;global-legacy=w:true false;label=n:labels:;resource-type=', 'id=;timestamp=;level=w:info warning error;header=;description=;resource-type=', 'id=;name=;address=;state=;cloud-account=n:settings-cloud-accounts:;realm=n:cloud-realms:;attached-server=n:cloud-servers:;brownfield=w:true false;label=n:labels:;resource-type=', 'id=;name=;size=;device=;state=;remote-id=;storage-plan=n:storage-plans:;cloud-account=n:settings-cloud-accounts:;realm=n:cloud-realms:;attached-server=n:cloud-servers:;brownfield=w:true false;label=n:labels:;resource-type=', 'id=;name=;state=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled;size=;template=n:blueprint-templates:;server-plan=n:cloud-server-plans:;cloud-account=n:settings-cloud-accounts:;firewall-profile=n:network-firewall-profiles:;ssh-profile=n:cloud-ssh-profiles:;subnet=n:network-subnets:;vpc=n:network-vpcs:;privateness=w:true false;variable-value-ids=;label=n:labels:;resource-type=', 'id=;name=;public-key=;label=n:labels:;resource-type=', 'id=;name=;disambiguation=;required-credentials=;resource-type=', 'id=;name=;memory=;cpus=;storage=;location=n:wizard-locations:;location-name=;cloud-provider=n:cloud-cloud-providers:;cloud-provider-name=;realm=n:cloud-realms:;realm-provider-name=;flavour-provider-name=;resource-type=', 'id=;name=;location=n:wizard-locations:;cloud-provider=n:cloud-cloud-providers:;provider-name=;deprecated=w:true false;resource-type=', 'id=;name=;resource-type=', 'id=;name=;required-account-data=', 'id=;name=;description=;default=w:true false;rule=;label=n:labels:;resource-type=', 'id=;name=;cidr=;state=;cloud-account=n:settings-cloud-accounts:;realm-provider-name=;has-vpn=w:true false;allowed-subnet-types=;brownfield=w:true false;label=n:labels:;resource-type=', 'id=;name=;cidr=;state=;type=w:only_public only_private public_and_private;vpc=n:network-vpcs:;server-creation-disabled=w:true false;brownfield=w:true false;resource-type=', 'id=;state=;vpc=n:network-vpcs:;vpn-plan=n:network-vpn-plans:;public-ip=;exposed-cidr=;resource-type=', 'id=;name=;active-active=;remote-id=;resource-type=', 'id=;name=;min-size=;max-size=;cloud-provider=n:cloud-cloud-providers:;location=n:wizard-locations:;realm=n:cloud-realms:;realm-provider-name=;flavour-provider-name=;deprecated=w:true false;resource-type=', 'id=;name=;cloud-provider=n:cloud-cloud-providers:;last-discovered-at=;last-discovery-failed-at=;supports-importing=w:true false;supports-importing-vpcs=w:true false;supports-importing-floating-ips=w:true false;supports-importing-volumes=w:true false;resource-type=', 'id=;saas-provider=n:cloud-saas-providers:;resource-type=', 'id=;name=;flavour-requirements=;generic-image=n:cloud-generic-images:', 'id=;name=', 'id=;name=;namespace=;value=;resource-type=')

$script:ImcoMany = @('blueprint templates show', 'blueprint templates compile', 'blueprint templates delete', 'blueprint templates wait', 'blueprint templates label', 'blueprint template-scripts show', 'blueprint template-scripts reorder', 'blueprint template-scripts delete', 'blueprint scripts show', 'blueprint scripts delete', 'blueprint scripts label', 'blueprint attachments show', 'blueprint attachments delete', 'blueprint cookbook-versions show', 'blueprint cookbook-versions process', 'blueprint cookbook-versions delete', 'blueprint cookbook-versions wait', 'blueprint cookbook-versions label', 'cloud servers show', 'cloud servers boot', 'cloud servers reboot', 'cloud servers shutdown', 'cloud servers override', 'cloud servers decommission', 'cloud servers run-script', 'cloud servers brownfield-token', 'cloud servers converge', 'cloud servers override-brownfield', 'cloud servers discard', 'cloud servers wait', 'cloud servers label', 'cloud server-arrays show', 'cloud server-arrays boot', 'cloud server-arrays shutdown', 'cloud server-arrays empty', 'cloud server-arrays enlarge', 'cloud server-arrays delete', 'cloud server-arrays wait', 'cloud server-arrays label', 'cloud ssh-profiles show', 'cloud ssh-profiles delete', 'cloud ssh-profiles label', 'cloud cloud-providers show', 'cloud server-plans show', 'cloud realms show', 'cloud generic-images show', 'cloud saas-providers show', 'network firewall-profiles show', 'network firewall-profiles delete', 'network firewall-profiles add-rule', 'network firewall-profiles remove-rule', 'network firewall-profiles label', 'network floating-ips show', 'network floating-ips attach', 'network floating-ips detach', 'network floating-ips delete', 'network floating-ips discard', 'network floating-ips wait', 'network floating-ips label', 'network vpcs show', 'network vpcs delete', 'network vpcs discard', 'network vpcs wait', 'network vpcs label', 'network subnets show', 'network subnets delete', 'network subnets wait', 'storage volumes show', 'storage volumes attach', 'storage volumes detach', 'storage volumes delete', 'storage volumes discard', 'storage volumes wait', 'storage volumes label', 'storage plans show', 'settings cloud-accounts show', 'settings saas-accounts show', 'settings saas-accounts delete', 'audit events show', 'labels show', 'sandbox run', 'help')

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
