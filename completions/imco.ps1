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
    '' = @(,@('blueprint', 'Templates, scripts, attachments and cookbooks'); ,@('cloud', 'Servers, server arrays, SSH profiles, plans and providers'); ,@('network', 'Firewall profiles, floating IPs, VPCs, subnets and VPNs'); ,@('storage', 'Volumes and storage plans'); ,@('settings', 'Cloud accounts and SaaS accounts'); ,@('audit', 'Events of the account and the platform'); ,@('wizard', 'Ready-made apps to deploy'); ,@('labels', 'Labels for grouping resources'); ,@('login', 'Take the keys of the platform into a profile'); ,@('logout', 'Remove a profile and its keys'); ,@('status', 'Show the account at a glance'); ,@('config', 'What imco is configured to do'); ,@('doctor', 'Find what keeps imco from working, and how to mend it'); ,@('completion', 'Completion of commands, flags and names in your shell'); ,@('ping', 'Check the connection to the platform and the credentials'); ,@('api', 'Send a raw request to the platform'); ,@('sandbox', 'A platform on this machine, to try and to rehearse with'); ,@('help', 'Show help for a command or a topic'))
    'blueprint' = @(,@('templates', 'Server templates: image, cookbooks, attributes and scripts'); ,@('template-scripts', 'Scripts attached to a template, with parameter values'); ,@('scripts', 'Scripts to run on servers'); ,@('attachments', 'Files attached to scripts'); ,@('cookbook-versions', 'Chef cookbook versions'))
    'blueprint templates' = @(,@('list', 'List templates'); ,@('show', 'Show a template'); ,@('create', 'Create a template'); ,@('update', 'Update a template'); ,@('compile', 'Compile a template again'); ,@('delete', 'Delete a template'); ,@('servers', 'List the servers created from a template'); ,@('wait', 'Wait until a template reaches a state or is deleted'); ,@('label', 'Add or remove labels'))
    'blueprint template-scripts' = @(,@('list', 'List template scripts'); ,@('show', 'Show a template script'); ,@('create', 'Attach a script to a template, after the others of its type'); ,@('update', 'Update the parameter values of a template script'); ,@('reorder', 'Change the running order of the template scripts of one type'); ,@('delete', 'Remove a script from a template; the script itself stays'))
    'blueprint scripts' = @(,@('list', 'List scripts'); ,@('show', 'Show a script'); ,@('create', 'Create a script'); ,@('update', 'Update a script'); ,@('delete', 'Delete a script'); ,@('label', 'Add or remove labels'))
    'blueprint attachments' = @(,@('list', 'List attachments'); ,@('show', 'Show an attachment'); ,@('upload', 'Upload a file and attach it to a script'); ,@('download', 'Download the file of an attachment'); ,@('delete', 'Delete an attachment'))
    'blueprint cookbook-versions' = @(,@('list', 'List cookbook versions'); ,@('show', 'Show a cookbook version'); ,@('upload', 'Upload and process a cookbook archive'); ,@('process', 'Process an uploaded archive again'); ,@('delete', 'Delete a cookbook version'); ,@('wait', 'Wait until a cookbook version reaches a state or is deleted'); ,@('label', 'Add or remove labels'))
    'cloud' = @(,@('servers', 'Virtual machines, commissioned or imported'); ,@('server-arrays', 'Groups of identical servers managed together'); ,@('ssh-profiles', 'SSH keys to install on servers'); ,@('cloud-providers', 'Cloud providers'); ,@('server-plans', 'Server sizes for each provider and realm'); ,@('realms', 'Regions of cloud providers'); ,@('generic-images', 'Operating system images'); ,@('saas-providers', 'SaaS providers that the platform supports'))
    'cloud servers' = @(,@('list', 'List servers, oldest first'); ,@('show', 'Show a server'); ,@('commission', 'Commission a new server'); ,@('update', 'Rename a server'); ,@('boot', 'Boot a server'); ,@('reboot', 'Reboot a server'); ,@('shutdown', 'Shut down a server: run its shutdown scripts and stop the machine'); ,@('override', 'Mark a stalled server as operational, at your own risk'); ,@('decommission', 'Decommission a server and destroy the machine at the provider'); ,@('credentials', 'Show the login credentials of a server'); ,@('events', 'List the events of a server'); ,@('scripts', 'List the scripts that can be run on a server'); ,@('floating-ips', 'List the floating IPs attached to a server'); ,@('volumes', 'List the volumes attached to a server'); ,@('run-script', 'Run an operational script on a server'); ,@('brownfield-token', 'Create a token to register the agent of an imported server'); ,@('converge', 'Apply the blueprint to an imported server'); ,@('override-brownfield', 'Manage an imported server without applying its blueprint'); ,@('discard', 'Remove an imported server from the platform; the machine stays at the provider'); ,@('wait', 'Wait until a server reaches a state or is deleted'); ,@('label', 'Add or remove labels'))
    'cloud server-arrays' = @(,@('list', 'List server arrays'); ,@('show', 'Show a server array'); ,@('create', 'Create a server array'); ,@('update', 'Rename a server array'); ,@('boot', 'Boot all members of a server array'); ,@('shutdown', 'Shut down all members of a server array'); ,@('empty', 'Decommission all members of a server array, but keep the array'); ,@('enlarge', 'Add servers to a server array, 1 to 5 at a time'); ,@('servers', 'List the members of a server array'); ,@('delete', 'Delete a server array; empty it first'); ,@('wait', 'Wait until a server array reaches a state or is deleted'); ,@('label', 'Add or remove labels'))
    'cloud ssh-profiles' = @(,@('list', 'List SSH profiles'); ,@('show', 'Show an SSH profile'); ,@('create', 'Create an SSH profile'); ,@('update', 'Update an SSH profile'); ,@('delete', 'Delete an SSH profile'); ,@('label', 'Add or remove labels'))
    'cloud cloud-providers' = @(,@('list', 'List cloud providers'); ,@('show', 'Show a cloud provider'))
    'cloud server-plans' = @(,@('list', 'List server plans'); ,@('show', 'Show a server plan'))
    'cloud realms' = @(,@('list', 'List realms'); ,@('show', 'Show a realm'))
    'cloud generic-images' = @(,@('list', 'List generic images'); ,@('show', 'Show a generic image'))
    'cloud saas-providers' = @(,@('list', 'List SaaS providers'); ,@('show', 'Show a SaaS provider'))
    'network' = @(,@('firewall-profiles', 'Sets of firewall rules for servers'); ,@('floating-ips', 'Public IP addresses that can move between servers'); ,@('vpcs', 'Private networks at a provider'); ,@('subnets', 'Subnets of VPCs'); ,@('vpns', 'Site-to-site VPNs, at most one for each VPC'); ,@('vpn-plans', 'VPN gateway sizes available for a VPC'))
    'network firewall-profiles' = @(,@('list', 'List firewall profiles'); ,@('show', 'Show a firewall profile'); ,@('create', 'Create a firewall profile'); ,@('update', 'Update a firewall profile'); ,@('delete', 'Delete a firewall profile'); ,@('add-rule', 'Add rules to a firewall profile'); ,@('remove-rule', 'Remove rules from a firewall profile'); ,@('label', 'Add or remove labels'))
    'network floating-ips' = @(,@('list', 'List floating IPs'); ,@('show', 'Show a floating IP'); ,@('create', 'Create a floating IP'); ,@('update', 'Rename a floating IP'); ,@('attach', 'Attach a floating IP to a server'); ,@('detach', 'Detach a floating IP from its server'); ,@('delete', 'Delete a floating IP at the provider'); ,@('discard', 'Remove a floating IP from the platform; it stays at the provider'); ,@('wait', 'Wait until a floating IP reaches a state or is deleted'); ,@('label', 'Add or remove labels'))
    'network vpcs' = @(,@('list', 'List VPCs'); ,@('show', 'Show a VPC'); ,@('create', 'Create a VPC'); ,@('update', 'Rename a VPC'); ,@('delete', 'Delete a VPC at the provider; delete its subnets first'); ,@('discard', 'Remove a VPC from the platform; it stays at the provider'); ,@('wait', 'Wait until a VPC reaches a state or is deleted'); ,@('label', 'Add or remove labels'))
    'network subnets' = @(,@('list', 'List subnets'); ,@('show', 'Show a subnet'); ,@('create', 'Create a subnet'); ,@('update', 'Rename a subnet'); ,@('delete', 'Delete a subnet'); ,@('servers', 'List the servers in a subnet'); ,@('server-arrays', 'List the server arrays in a subnet'); ,@('wait', 'Wait until a subnet reaches a state or is deleted'))
    'network vpns' = @(,@('show', 'Show a VPN'); ,@('create', 'Create a VPN'); ,@('delete', 'Delete a VPN'); ,@('wait', 'Wait until a VPN reaches a state or is deleted'))
    'network vpn-plans' = @(,@('list', 'List VPN plans'))
    'storage' = @(,@('volumes', 'Block storage volumes'); ,@('plans', 'Disk types for each provider and realm'))
    'storage volumes' = @(,@('list', 'List volumes'); ,@('show', 'Show a volume'); ,@('create', 'Create a volume'); ,@('update', 'Rename a volume'); ,@('attach', 'Attach a volume to a server'); ,@('detach', 'Detach a volume from its server'); ,@('delete', 'Delete a volume at the provider'); ,@('discard', 'Remove a volume from the platform; it stays at the provider'); ,@('wait', 'Wait until a volume reaches a state or is deleted'); ,@('label', 'Add or remove labels'))
    'storage plans' = @(,@('list', 'List storage plans'); ,@('show', 'Show a storage plan'))
    'settings' = @(,@('cloud-accounts', 'Accounts at cloud providers'); ,@('saas-accounts', 'Accounts at SaaS providers, with their credentials'))
    'settings cloud-accounts' = @(,@('list', 'List cloud accounts'); ,@('show', 'Show a cloud account'))
    'settings saas-accounts' = @(,@('list', 'List SaaS accounts'); ,@('show', 'Show a SaaS account'); ,@('create', 'Create a SaaS account'); ,@('update', 'Replace the credentials of a SaaS account'); ,@('delete', 'Delete a SaaS account'))
    'audit' = @(,@('events', 'Events of the account'); ,@('system-events', 'Events of the platform'))
    'audit events' = @(,@('list', 'List events, newest first'); ,@('show', 'Show an event'))
    'audit system-events' = @(,@('list', 'List system events, newest first'))
    'wizard' = @(,@('apps', 'Ready-made apps'); ,@('locations', 'Locations to deploy apps to, such as Europe'); ,@('cloud-providers', 'Cloud providers for an app'); ,@('cloud-accounts', 'Cloud accounts for an app'); ,@('server-plans', 'Server plans for an app'))
    'wizard apps' = @(,@('list', 'List apps'); ,@('deploy', 'Commission a server with an app, and create a template for it'))
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
    'blueprint templates list' = @(,@('--label', 'only templates with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing templates and their changes'); ,@('--poll', 'polling interval of --watch'))
    'blueprint templates show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'blueprint templates create' = @(,@('--name', 'name (required)'); ,@('--generic-image', 'OS image; cannot be changed later (required)'); ,@('--run-list', 'recipes in running order: cookbook or cookbook::recipe (repeatable)'); ,@('--attributes', 'attributes for the recipes'); ,@('--cookbooks', 'cookbooks by name (repeatable, @file reads JSON or YAML)'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--create-labels', 'create labels that do not exist'); ,@('--wait', 'wait until it is ready, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint templates update' = @(,@('--name', 'name'); ,@('--run-list', 'recipes in running order: cookbook or cookbook::recipe (repeatable)'); ,@('--attributes', 'attributes for the recipes'); ,@('--cookbooks', 'cookbooks by name (repeatable, @file reads JSON or YAML)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--merge-attributes', 'merge --attributes into the current value instead of replacing it'); ,@('--wait', 'wait until it is ready, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint templates compile' = @(,@('--selector', 'templates that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all templates'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is ready, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint templates delete' = @(,@('--selector', 'templates that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all templates'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'blueprint templates servers' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'blueprint templates wait' = @(,@('--selector', 'templates that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all templates'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'blueprint templates label' = @(,@('--selector', 'templates that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all templates'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint template-scripts' = @()
    'blueprint template-scripts list' = @(,@('--template', 'template; default: all'); ,@('--type', 'when the script runs'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing template scripts and their changes'); ,@('--poll', 'polling interval of --watch'))
    'blueprint template-scripts show' = @(,@('--template', 'template (required)'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'blueprint template-scripts create' = @(,@('--template', 'template (required)'); ,@('--type', 'when the script runs (required)'); ,@('--script', 'script (required)'); ,@('--parameter', 'parameter value (repeatable, @file reads JSON or YAML)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint template-scripts update' = @(,@('--template', 'template (required)'); ,@('--parameter', 'parameter value (repeatable, @file reads JSON or YAML)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint template-scripts reorder' = @(,@('--template', 'template (required)'); ,@('--type', 'when the script runs (required)'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint template-scripts delete' = @(,@('--template', 'template (required)'); ,@('--selector', 'template scripts that meet all conditions: field=value or glob'); ,@('--all', 'all template scripts'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--dry-run', 'print the requests without sending them'))
    'blueprint scripts' = @()
    'blueprint scripts list' = @(,@('--label', 'only scripts with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing scripts and their changes'); ,@('--poll', 'polling interval of --watch'))
    'blueprint scripts show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'blueprint scripts create' = @(,@('--name', 'name (required)'); ,@('--description', 'description'); ,@('--code', 'source code'); ,@('--parameter', 'parameter names (repeatable)'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint scripts update' = @(,@('--name', 'name'); ,@('--description', 'description'); ,@('--code', 'source code'); ,@('--parameter', 'parameter names (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint scripts delete' = @(,@('--selector', 'scripts that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all scripts'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--dry-run', 'print the requests without sending them'))
    'blueprint scripts label' = @(,@('--selector', 'scripts that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all scripts'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint attachments' = @()
    'blueprint attachments list' = @(,@('--script', 'script; default: all'); ,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing attachments and their changes'); ,@('--poll', 'polling interval of --watch'))
    'blueprint attachments show' = @(,@('--script', 'script, to search only there'); ,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'))
    'blueprint attachments upload' = @(,@('--script', 'script (required)'); ,@('--name', 'file name; default: that of the uploaded file'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint attachments download' = @(,@('--script', 'script, to search only there'); ,@('--to', 'file or existing folder to write to, - for stdout; default: current folder'); ,@('--force', 'replace an existing file, or write to a terminal'))
    'blueprint attachments delete' = @(,@('--selector', 'attachments that meet all conditions: field=value or glob'); ,@('--all', 'all attachments'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--script', 'script, to search only there'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--dry-run', 'print the requests without sending them'))
    'blueprint cookbook-versions' = @()
    'blueprint cookbook-versions list' = @(,@('--label', 'only cookbook versions with all of these labels'); ,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing cookbook versions and their changes'); ,@('--poll', 'polling interval of --watch'))
    'blueprint cookbook-versions show' = @(,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'blueprint cookbook-versions upload' = @(,@('--label', 'labels (repeatable)'); ,@('--create-labels', 'create labels that do not exist'); ,@('--wait', 'wait until it is ready, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint cookbook-versions process' = @(,@('--selector', 'cookbook versions that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all cookbook versions'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is ready, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'blueprint cookbook-versions delete' = @(,@('--selector', 'cookbook versions that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all cookbook versions'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'blueprint cookbook-versions wait' = @(,@('--selector', 'cookbook versions that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all cookbook versions'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'blueprint cookbook-versions label' = @(,@('--selector', 'cookbook versions that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all cookbook versions'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud' = @()
    'cloud servers' = @()
    'cloud servers list' = @(,@('--label', 'only servers with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing servers and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud servers show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud servers commission' = @(,@('--name', 'name: letters, digits and inner hyphens (required)'); ,@('--template', 'template (required)'); ,@('--server-plan', 'server plan; determines provider, location and realm (required)'); ,@('--cloud-account', 'cloud account, at the provider of the server plan (required)'); ,@('--ssh-profile', 'SSH profiles (repeatable, only one is documented)'); ,@('--firewall-profile', 'firewall profile'); ,@('--subnet', 'subnet (not documented as input)'); ,@('--privateness', 'private address only (not documented as input)'); ,@('--variable-value-ids', 'values of the template variables, two strings each'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--boot', 'boot it as soon as it is inactive'); ,@('--create-labels', 'create labels that do not exist'); ,@('--wait', 'wait until it is inactive (with --boot: until the boot has finished), or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud servers update' = @(,@('--name', 'name: letters, digits and inner hyphens'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud servers boot' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is operational, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud servers reboot' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is operational, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers shutdown' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is inactive, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers override' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is operational, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers decommission' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--shutdown-first', 'run shutdown first if the state requires it'); ,@('--wait', 'wait until it is deleted, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers credentials' = @(,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'))
    'cloud servers events' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'))
    'cloud servers scripts' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud servers floating-ips' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud servers volumes' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud servers run-script' = @(,@('--script', 'script to run (required)'); ,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers brownfield-token' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers converge' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is Certified, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers override-brownfield' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is Overriden, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers discard' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud servers wait' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'cloud servers label' = @(,@('--selector', 'servers that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all servers'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud server-arrays' = @()
    'cloud server-arrays list' = @(,@('--label', 'only server arrays with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing server arrays and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud server-arrays show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud server-arrays create' = @(,@('--name', 'name (required)'); ,@('--template', 'template of the members (required)'); ,@('--cloud-account', 'cloud account of the members (required)'); ,@('--server-plan', 'server plan of the members (required)'); ,@('--size', 'number of servers'); ,@('--ssh-profile', 'SSH profiles of the members (repeatable)'); ,@('--firewall-profile', 'firewall profile of the members'); ,@('--subnet', 'subnet of the members'); ,@('--privateness', 'private addresses only'); ,@('--variable-value-ids', 'values of the template variables, two strings each'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--boot', 'boot it as soon as it is inactive'); ,@('--create-labels', 'create labels that do not exist'); ,@('--wait', 'wait until it is inactive (with --boot: until the boot has finished), or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud server-arrays update' = @(,@('--name', 'name'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud server-arrays boot' = @(,@('--selector', 'server arrays that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all server arrays'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is operational, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud server-arrays shutdown' = @(,@('--selector', 'server arrays that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all server arrays'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is inactive, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud server-arrays empty' = @(,@('--selector', 'server arrays that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all server arrays'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--shutdown-first', 'run shutdown first if the state requires it'); ,@('--wait', 'wait until its size is 0, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud server-arrays enlarge' = @(,@('--by', 'number of servers to add (required)'); ,@('--selector', 'server arrays that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all server arrays'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--boot', 'boot the new members as soon as they are inactive'); ,@('--wait', 'wait until it is inactive or operational (with --boot: until the boot has finished), or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud server-arrays servers' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud server-arrays delete' = @(,@('--selector', 'server arrays that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all server arrays'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--empty-first', 'run shutdown, then empty first if the state requires it'); ,@('--wait', 'wait until it is deleted, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud server-arrays wait' = @(,@('--selector', 'server arrays that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all server arrays'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'cloud server-arrays label' = @(,@('--selector', 'server arrays that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all server arrays'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud ssh-profiles' = @()
    'cloud ssh-profiles list' = @(,@('--label', 'only SSH profiles with all of these labels'); ,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing SSH profiles and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud ssh-profiles show' = @(,@('--show-secrets', 'print secrets'); ,@('--yes', 'confirm --show-secrets if stdout is not a terminal'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud ssh-profiles create' = @(,@('--name', 'name (required)'); ,@('--public-key', 'public key in OpenSSH format'); ,@('--private-key-file', 'private key to store on the platform; not recommended (- for stdin)'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud ssh-profiles update' = @(,@('--name', 'name'); ,@('--public-key', 'public key in OpenSSH format'); ,@('--private-key-file', 'private key to store on the platform; not recommended (- for stdin)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud ssh-profiles delete' = @(,@('--selector', 'SSH profiles that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all SSH profiles'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--dry-run', 'print the requests without sending them'))
    'cloud ssh-profiles label' = @(,@('--selector', 'SSH profiles that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all SSH profiles'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'cloud cloud-providers' = @()
    'cloud cloud-providers list' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing cloud providers and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud cloud-providers show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'))
    'cloud server-plans' = @()
    'cloud server-plans list' = @(,@('--cloud-provider', 'cloud provider; default: all'); ,@('--realm', 'only server plans of this realm'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing server plans and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud server-plans show' = @(,@('--cloud-provider', 'cloud provider, to search only there'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud realms' = @()
    'cloud realms list' = @(,@('--cloud-provider', 'cloud provider; default: all'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing realms and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud realms show' = @(,@('--cloud-provider', 'cloud provider, to search only there'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'cloud generic-images' = @()
    'cloud generic-images list' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing generic images and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud generic-images show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'))
    'cloud saas-providers' = @()
    'cloud saas-providers list' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing SaaS providers and their changes'); ,@('--poll', 'polling interval of --watch'))
    'cloud saas-providers show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'))
    'network' = @()
    'network firewall-profiles' = @()
    'network firewall-profiles list' = @(,@('--label', 'only firewall profiles with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing firewall profiles and their changes'); ,@('--poll', 'polling interval of --watch'))
    'network firewall-profiles show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'network firewall-profiles create' = @(,@('--name', 'name (required)'); ,@('--description', 'description (required)'); ,@('--rule', 'firewall rules, including those of the platform itself (repeatable, @file reads JSON or YAML)'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network firewall-profiles update' = @(,@('--name', 'name'); ,@('--description', 'description'); ,@('--rule', 'firewall rules, including those of the platform itself (repeatable, @file reads JSON or YAML)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--force', 'skip the safety check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network firewall-profiles delete' = @(,@('--selector', 'firewall profiles that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all firewall profiles'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network firewall-profiles add-rule' = @(,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network firewall-profiles remove-rule' = @(,@('--force', 'skip the safety check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network firewall-profiles label' = @(,@('--selector', 'firewall profiles that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all firewall profiles'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network floating-ips' = @()
    'network floating-ips list' = @(,@('--server', 'only floating IPs attached to this server'); ,@('--label', 'only floating IPs with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing floating IPs and their changes'); ,@('--poll', 'polling interval of --watch'))
    'network floating-ips show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'network floating-ips create' = @(,@('--name', 'name (required)'); ,@('--cloud-account', 'cloud account (required)'); ,@('--realm', 'realm (required)'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--create-labels', 'create labels that do not exist'); ,@('--wait', 'wait until its state stops changing, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network floating-ips update' = @(,@('--name', 'name'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network floating-ips attach' = @(,@('--server', 'server to attach it to (required)'); ,@('--selector', 'floating IPs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all floating IPs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is attached, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network floating-ips detach' = @(,@('--selector', 'floating IPs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all floating IPs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is detached, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network floating-ips delete' = @(,@('--selector', 'floating IPs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all floating IPs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is deleted, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network floating-ips discard' = @(,@('--selector', 'floating IPs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all floating IPs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network floating-ips wait' = @(,@('--selector', 'floating IPs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all floating IPs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'network floating-ips label' = @(,@('--selector', 'floating IPs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all floating IPs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network vpcs' = @()
    'network vpcs list' = @(,@('--label', 'only VPCs with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing VPCs and their changes'); ,@('--poll', 'polling interval of --watch'))
    'network vpcs show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'network vpcs create' = @(,@('--name', 'name (required)'); ,@('--cidr', 'IPv4 range in CIDR notation (required)'); ,@('--cloud-account', 'cloud account (required)'); ,@('--realm-provider-name', 'region code at the provider, as in "imco cloud realms list" (required)'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--create-labels', 'create labels that do not exist'); ,@('--wait', 'wait until its state stops changing, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network vpcs update' = @(,@('--name', 'name'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network vpcs delete' = @(,@('--selector', 'VPCs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all VPCs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is deleted, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network vpcs discard' = @(,@('--selector', 'VPCs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all VPCs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network vpcs wait' = @(,@('--selector', 'VPCs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all VPCs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'network vpcs label' = @(,@('--selector', 'VPCs that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all VPCs'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network subnets' = @()
    'network subnets list' = @(,@('--vpc', 'VPC; default: all'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing subnets and their changes'); ,@('--poll', 'polling interval of --watch'))
    'network subnets show' = @(,@('--vpc', 'VPC, to search only there'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'network subnets create' = @(,@('--vpc', 'VPC (required)'); ,@('--name', 'name (required)'); ,@('--cidr', 'IPv4 range inside that of the VPC, in CIDR notation (required)'); ,@('--type', 'addresses that its servers can have (required)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--wait', 'wait until its state stops changing, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network subnets update' = @(,@('--vpc', 'VPC, to search only there'); ,@('--name', 'name'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network subnets delete' = @(,@('--selector', 'subnets that meet all conditions: field=value or glob'); ,@('--all', 'all subnets'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--vpc', 'VPC, to search only there'); ,@('--wait', 'wait until it is deleted, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network subnets servers' = @(,@('--vpc', 'VPC, to search only there'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'network subnets server-arrays' = @(,@('--vpc', 'VPC, to search only there'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'network subnets wait' = @(,@('--selector', 'subnets that meet all conditions: field=value or glob'); ,@('--all', 'all subnets'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--vpc', 'VPC, to search only there'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'network vpns' = @()
    'network vpns show' = @(,@('--vpc', 'VPC (required)'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'network vpns create' = @(,@('--vpc', 'VPC (required)'); ,@('--public-ip', 'public address of the remote gateway (required)'); ,@('--psk-file', 'pre-shared key, prompted for by default (required, - for stdin)'); ,@('--exposed-cidr', 'networks behind the remote gateway (required, repeatable)'); ,@('--vpn-plan', 'size of the gateway (required)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--wait', 'wait until its state stops changing, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'network vpns delete' = @(,@('--vpc', 'VPC (required)'); ,@('--wait', 'wait until it is deleted, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'network vpns wait' = @(,@('--vpc', 'VPC (required)'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'network vpn-plans' = @()
    'network vpn-plans list' = @(,@('--vpc', 'VPC; default: all'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing VPN plans and their changes'); ,@('--poll', 'polling interval of --watch'))
    'storage' = @()
    'storage volumes' = @()
    'storage volumes list' = @(,@('--server', 'only volumes attached to this server'); ,@('--label', 'only volumes with all of these labels'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing volumes and their changes'); ,@('--poll', 'polling interval of --watch'))
    'storage volumes show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'storage volumes create' = @(,@('--name', 'name (required)'); ,@('--size', 'size (required, in GB)'); ,@('--cloud-account', 'cloud account (required)'); ,@('--storage-plan', 'storage plan (required)'); ,@('--label', 'labels (repeatable)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--create-labels', 'create labels that do not exist'); ,@('--wait', 'wait until its state stops changing, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'storage volumes update' = @(,@('--name', 'name'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'storage volumes attach' = @(,@('--server', 'server to attach it to (required)'); ,@('--selector', 'volumes that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all volumes'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is attached, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'storage volumes detach' = @(,@('--selector', 'volumes that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all volumes'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is detached, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'storage volumes delete' = @(,@('--selector', 'volumes that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all volumes'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--wait', 'wait until it is deleted, or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'storage volumes discard' = @(,@('--selector', 'volumes that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all volumes'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--force', 'skip the state check'); ,@('--dry-run', 'print the requests without sending them'))
    'storage volumes wait' = @(,@('--selector', 'volumes that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all volumes'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--for', 'state=a,b, field=glob or deleted; default: until the state stops changing'); ,@('--poll', 'polling interval; default: increasing'))
    'storage volumes label' = @(,@('--selector', 'volumes that meet all conditions: field=value or glob, label=name, label!=* for none'); ,@('--all', 'all volumes'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--add', 'labels to add'); ,@('--remove', 'labels to remove'); ,@('--create-labels', 'create labels that do not exist'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'storage plans' = @()
    'storage plans list' = @(,@('--cloud-provider', 'cloud provider; default: all'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing storage plans and their changes'); ,@('--poll', 'polling interval of --watch'))
    'storage plans show' = @(,@('--cloud-provider', 'cloud provider, to search only there'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'settings' = @()
    'settings cloud-accounts' = @()
    'settings cloud-accounts list' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing cloud accounts and their changes'); ,@('--poll', 'polling interval of --watch'))
    'settings cloud-accounts show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'settings saas-accounts' = @()
    'settings saas-accounts list' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing SaaS accounts and their changes'); ,@('--poll', 'polling interval of --watch'))
    'settings saas-accounts show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'))
    'settings saas-accounts create' = @(,@('--saas-provider', 'SaaS provider (required)'); ,@('--account-data-file', 'credentials, one value for each key that the provider requires; prompted for by default (required, - for stdin)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'settings saas-accounts update' = @(,@('--account-data-file', 'credentials, one value for each key that the provider requires; prompted for by default (- for stdin)'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'settings saas-accounts delete' = @(,@('--selector', 'SaaS accounts that meet all conditions: field=value or glob'); ,@('--all', 'all SaaS accounts'); ,@('--first', 'at most n of the selected targets'); ,@('--allow-none', 'succeed if nothing is selected'); ,@('--fail-fast', 'send no more requests after the first failure'); ,@('--yes', 'skip the confirmation'); ,@('--confirm', 'confirm with the name of the protected profile'); ,@('--dry-run', 'print the requests without sending them'))
    'audit' = @()
    'audit events' = @()
    'audit events list' = @(,@('--level', 'severity'); ,@('--since', 'from this time on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00'); ,@('--until', 'up to this time; a date includes the entire day'); ,@('--older-than', 'older than this duration: 2h, 1d12h or 7d'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing events and their changes'); ,@('--follow', 'print new events as they arrive, after the last 10 or those from --since'); ,@('--poll', 'polling interval of --watch and --follow'))
    'audit events show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'))
    'audit system-events' = @()
    'audit system-events list' = @(,@('--level', 'severity'); ,@('--since', 'from this time on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00'); ,@('--until', 'up to this time; a date includes the entire day'); ,@('--older-than', 'older than this duration: 2h, 1d12h or 7d'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing system events and their changes'); ,@('--follow', 'print new system events as they arrive, after the last 10 or those from --since'); ,@('--poll', 'polling interval of --watch and --follow'))
    'wizard' = @(,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'deploy without a last confirmation'); ,@('--confirm', 'the same for a protected profile: its name'))
    'wizard apps' = @()
    'wizard apps list' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing apps and their changes'); ,@('--poll', 'polling interval of --watch'))
    'wizard apps deploy' = @(,@('--location', 'location (required)'); ,@('--cloud-account', 'cloud account (required)'); ,@('--hostname', 'host name, also the name of the server (required)'); ,@('--server-plan', 'server plan; default: chosen by the platform'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--boot', 'boot it as soon as it is inactive'); ,@('--wait', 'wait until it is inactive (with --boot: until the boot has finished), or until the given state'); ,@('--poll', 'polling interval of --wait; default: increasing'); ,@('--dry-run', 'print the requests without sending them'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--yes', 'accepted for scripts; this command never asks'))
    'wizard locations' = @()
    'wizard locations list' = @(,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing locations and their changes'); ,@('--poll', 'polling interval of --watch'))
    'wizard cloud-providers' = @()
    'wizard cloud-providers list' = @(,@('--app', 'app to deploy (required)'); ,@('--location', 'location to deploy it to (required)'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing cloud providers and their changes'); ,@('--poll', 'polling interval of --watch'))
    'wizard cloud-accounts' = @()
    'wizard cloud-accounts list' = @(,@('--app', 'app to deploy'); ,@('--location', 'location to deploy it to'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing cloud accounts and their changes'); ,@('--poll', 'polling interval of --watch'))
    'wizard server-plans' = @()
    'wizard server-plans list' = @(,@('--app', 'app to deploy (required)'); ,@('--location', 'location to deploy it to (required)'); ,@('--cloud-provider', 'cloud provider (required)'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--expand', 'add the names behind ids to JSON objects, as "expanded"'); ,@('--watch', 'keep showing server plans and their changes'); ,@('--poll', 'polling interval of --watch'))
    'labels' = @()
    'labels list' = @(,@('--internal', 'include labels of the platform itself'); ,@('--sort', 'sort by field; prefix with - for descending'); ,@('--filter', 'show only matching rows; != excludes, * matches anything (repeatable)'); ,@('--limit', 'stop after n results'); ,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'); ,@('--watch', 'keep showing labels and their changes'); ,@('--poll', 'polling interval of --watch'))
    'labels show' = @(,@('--columns', 'show only these fields; +a,b adds to the default columns'); ,@('--relative', 'show times in tables as ages, such as 3h ago'); ,@('--raw', 'print the response as received; with csv, tsv and text, values without escapes'))
    'labels create' = @(,@('--name', 'name (required)'); ,@('--namespace', 'namespace; only labels of the platform itself have one'); ,@('--value', 'technical value, used with a namespace'); ,@('--from-file', 'read fields from a JSON or YAML file, - for stdin; flags override them'); ,@('--dry-run', 'print the requests without sending them'); ,@('--yes', 'accepted for scripts; this command never asks'))
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
    'sandbox start' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--port', 'port on 127.0.0.1; 0 for any free one'); ,@('--seed', 'what a new account holds'); ,@('--servers', 'how many servers a new demo account has'); ,@('--events', 'how many events a new demo account has'); ,@('--speed', 'how many times as fast as a real platform'); ,@('--latency', 'wait before each answer'); ,@('--fault', 'let something go wrong, such as boot:stalled (repeatable)'); ,@('--storage-host', 'send uploads to a host of another authority than the platform'); ,@('--output', 'output format'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--detach', 'serve it in the background'); ,@('--domain', 'answer as clients.<name> too, where that name leads to this machine'); ,@('--help', 'show this help'))
    'sandbox stop' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--output', 'output format'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'sandbox status' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--output', 'output format'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'sandbox reset' = @(,@('--dir', 'where the sandbox keeps what it has'); ,@('--output', 'output format'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'sandbox run' = @(,@('--port', 'port on 127.0.0.1; 0 for any free one'); ,@('--seed', 'what a new account holds'); ,@('--servers', 'how many servers a new demo account has'); ,@('--events', 'how many events a new demo account has'); ,@('--speed', 'how many times as fast as a real platform'); ,@('--latency', 'wait before each answer'); ,@('--fault', 'let something go wrong, such as boot:stalled (repeatable)'); ,@('--storage-host', 'send uploads to a host of another authority than the platform'); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--help', 'show this help'))
    'help' = @(,@('--json', 'print commands and flags as JSON: all, or those of the given command or topic'); ,@('--markdown', 'print the same as Markdown'))
}

$script:ImcoCommon = @(,@('--output', 'output format'); ,@('--query', 'filter the JSON with a JMESPath expression'); ,@('--no-headers', 'omit column headers'); ,@('--csv-safe', 'with csv, prefix spreadsheet formulas with '''); ,@('--quiet', 'say nothing on stderr but failures'); ,@('--color', 'when to use colour'); ,@('--debug', 'show requests and responses on stderr, secrets masked'); ,@('--config', 'configuration file, instead of the default files'); ,@('--profile', 'name of the profile to use'); ,@('--domain', 'domain of the platform; the endpoint is clients.<domain>'); ,@('--endpoint', 'URL of the platform, in place of domain and port'); ,@('--port', 'port of clients.<domain>, where it is not the usual one of HTTPS'); ,@('--api', 'version of the API, the first part of every path'); ,@('--ca', 'file with the authority that signs the certificate of the platform'); ,@('--cert', 'file with your certificate'); ,@('--key', 'file with the private key of your certificate'); ,@('--passphrase-file', 'file with the passphrase of the private key, where it has one'); ,@('--system-ca', 'trust the authorities of the system too'); ,@('--timeout', 'longest a request may take with its retries, or with --wait the whole wait (30m)'); ,@('--concurrency', 'requests under way at once; unless set up to 32 on a platform far away'); ,@('--help', 'show this help'))
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
