# Completion of imco, the command line for the IMCO platform, in bash 3.2 and newer.
# Generated from the catalog by "npm run completions": changes belong into src/shell.
#
# Commands, flags and fixed values stand here, names of things in files that imco keeps. A TAB
# starts no process, unless such a file is missing, or so old that it is read anew behind your back.

_imco_step() {
  case $at in
    '')
      case $1 in
        blueprint) at=blueprint ;;
        cloud) at=cloud ;;
        network) at=network ;;
        storage) at=storage ;;
        settings) at=settings ;;
        audit) at=audit ;;
        wizard) at=wizard ;;
        labels | label) at=labels ;;
        login) at=login ;;
        logout) at=logout ;;
        status) at=status ;;
        config) at=config ;;
        doctor) at=doctor ;;
        completion) at=completion ;;
        ping) at=ping ;;
        api) at=api ;;
        sandbox) at=sandbox ;;
        help) at=help ;;
        templates | template) at='blueprint templates' ;;
        template-scripts | template-script | template_scripts | template_script) at='blueprint template-scripts' ;;
        scripts | script) at='blueprint scripts' ;;
        attachments | attachment) at='blueprint attachments' ;;
        cookbook-versions | cookbook-version | cookbook_versions | cookbook_version) at='blueprint cookbook-versions' ;;
        servers | server) at='cloud servers' ;;
        server-arrays | server-array | server_arrays | server_array) at='cloud server-arrays' ;;
        ssh-profiles | ssh-profile | ssh_profiles | ssh_profile) at='cloud ssh-profiles' ;;
        cloud-providers | cloud-provider | cloud_providers | cloud_provider) at='cloud cloud-providers' ;;
        server-plans | server-plan | server_plans | server_plan) at='cloud server-plans' ;;
        realms | realm) at='cloud realms' ;;
        generic-images | generic-image | generic_images | generic_image) at='cloud generic-images' ;;
        saas-providers | saas-provider | saas_providers | saas_provider) at='cloud saas-providers' ;;
        firewall-profiles | firewall-profile | firewall_profiles | firewall_profile) at='network firewall-profiles' ;;
        floating-ips | floating-ip | floating_ips | floating_ip) at='network floating-ips' ;;
        vpcs | vpc) at='network vpcs' ;;
        subnets | subnet) at='network subnets' ;;
        vpns | vpn) at='network vpns' ;;
        vpn-plans | vpn-plan | vpn_plans | vpn_plan) at='network vpn-plans' ;;
        volumes | volume) at='storage volumes' ;;
        plans | plan) at='storage plans' ;;
        cloud-accounts | cloud-account | cloud_accounts | cloud_account) at='settings cloud-accounts' ;;
        saas-accounts | saas-account | saas_accounts | saas_account) at='settings saas-accounts' ;;
        events | event) at='audit events' ;;
        system-events | system-event | system_events | system_event) at='audit system-events' ;;
        apps | app) at='wizard apps' ;;
        locations | location) at='wizard locations' ;;
        *) return 1 ;;
      esac
      ;;
    blueprint)
      case $1 in
        templates | template) at='blueprint templates' ;;
        template-scripts | template-script | template_scripts | template_script) at='blueprint template-scripts' ;;
        scripts | script) at='blueprint scripts' ;;
        attachments | attachment) at='blueprint attachments' ;;
        cookbook-versions | cookbook-version | cookbook_versions | cookbook_version) at='blueprint cookbook-versions' ;;
        *) return 1 ;;
      esac
      ;;
    'blueprint templates')
      case $1 in
        list | ls) at='blueprint templates list' ;;
        show | get) at='blueprint templates show' ;;
        create) at='blueprint templates create' ;;
        update) at='blueprint templates update' ;;
        compile) at='blueprint templates compile' ;;
        delete | rm) at='blueprint templates delete' ;;
        servers) at='blueprint templates servers' ;;
        wait) at='blueprint templates wait' ;;
        label) at='blueprint templates label' ;;
        *) return 1 ;;
      esac
      ;;
    'blueprint template-scripts')
      case $1 in
        list | ls) at='blueprint template-scripts list' ;;
        show | get) at='blueprint template-scripts show' ;;
        create) at='blueprint template-scripts create' ;;
        update) at='blueprint template-scripts update' ;;
        reorder) at='blueprint template-scripts reorder' ;;
        delete | rm) at='blueprint template-scripts delete' ;;
        *) return 1 ;;
      esac
      ;;
    'blueprint scripts')
      case $1 in
        list | ls) at='blueprint scripts list' ;;
        show | get) at='blueprint scripts show' ;;
        create) at='blueprint scripts create' ;;
        update) at='blueprint scripts update' ;;
        delete | rm) at='blueprint scripts delete' ;;
        label) at='blueprint scripts label' ;;
        *) return 1 ;;
      esac
      ;;
    'blueprint attachments')
      case $1 in
        list | ls) at='blueprint attachments list' ;;
        show | get) at='blueprint attachments show' ;;
        upload) at='blueprint attachments upload' ;;
        download) at='blueprint attachments download' ;;
        delete | rm) at='blueprint attachments delete' ;;
        *) return 1 ;;
      esac
      ;;
    'blueprint cookbook-versions')
      case $1 in
        list | ls) at='blueprint cookbook-versions list' ;;
        show | get) at='blueprint cookbook-versions show' ;;
        upload) at='blueprint cookbook-versions upload' ;;
        process) at='blueprint cookbook-versions process' ;;
        delete | rm) at='blueprint cookbook-versions delete' ;;
        wait) at='blueprint cookbook-versions wait' ;;
        label) at='blueprint cookbook-versions label' ;;
        *) return 1 ;;
      esac
      ;;
    cloud)
      case $1 in
        servers | server) at='cloud servers' ;;
        server-arrays | server-array | server_arrays | server_array) at='cloud server-arrays' ;;
        ssh-profiles | ssh-profile | ssh_profiles | ssh_profile) at='cloud ssh-profiles' ;;
        cloud-providers | cloud-provider | cloud_providers | cloud_provider) at='cloud cloud-providers' ;;
        server-plans | server-plan | server_plans | server_plan) at='cloud server-plans' ;;
        realms | realm) at='cloud realms' ;;
        generic-images | generic-image | generic_images | generic_image) at='cloud generic-images' ;;
        saas-providers | saas-provider | saas_providers | saas_provider) at='cloud saas-providers' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud servers')
      case $1 in
        list | ls) at='cloud servers list' ;;
        show | get) at='cloud servers show' ;;
        commission | create) at='cloud servers commission' ;;
        update) at='cloud servers update' ;;
        boot) at='cloud servers boot' ;;
        reboot) at='cloud servers reboot' ;;
        shutdown) at='cloud servers shutdown' ;;
        override) at='cloud servers override' ;;
        decommission | delete | rm) at='cloud servers decommission' ;;
        credentials) at='cloud servers credentials' ;;
        events) at='cloud servers events' ;;
        scripts) at='cloud servers scripts' ;;
        floating-ips) at='cloud servers floating-ips' ;;
        volumes) at='cloud servers volumes' ;;
        run-script) at='cloud servers run-script' ;;
        brownfield-token) at='cloud servers brownfield-token' ;;
        converge) at='cloud servers converge' ;;
        override-brownfield) at='cloud servers override-brownfield' ;;
        discard) at='cloud servers discard' ;;
        wait) at='cloud servers wait' ;;
        label) at='cloud servers label' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud server-arrays')
      case $1 in
        list | ls) at='cloud server-arrays list' ;;
        show | get) at='cloud server-arrays show' ;;
        create) at='cloud server-arrays create' ;;
        update) at='cloud server-arrays update' ;;
        boot) at='cloud server-arrays boot' ;;
        shutdown) at='cloud server-arrays shutdown' ;;
        empty) at='cloud server-arrays empty' ;;
        enlarge) at='cloud server-arrays enlarge' ;;
        servers) at='cloud server-arrays servers' ;;
        delete | rm) at='cloud server-arrays delete' ;;
        wait) at='cloud server-arrays wait' ;;
        label) at='cloud server-arrays label' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud ssh-profiles')
      case $1 in
        list | ls) at='cloud ssh-profiles list' ;;
        show | get) at='cloud ssh-profiles show' ;;
        create) at='cloud ssh-profiles create' ;;
        update) at='cloud ssh-profiles update' ;;
        delete | rm) at='cloud ssh-profiles delete' ;;
        label) at='cloud ssh-profiles label' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud cloud-providers')
      case $1 in
        list | ls) at='cloud cloud-providers list' ;;
        show | get) at='cloud cloud-providers show' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud server-plans')
      case $1 in
        list | ls) at='cloud server-plans list' ;;
        show | get) at='cloud server-plans show' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud realms')
      case $1 in
        list | ls) at='cloud realms list' ;;
        show | get) at='cloud realms show' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud generic-images')
      case $1 in
        list | ls) at='cloud generic-images list' ;;
        show | get) at='cloud generic-images show' ;;
        *) return 1 ;;
      esac
      ;;
    'cloud saas-providers')
      case $1 in
        list | ls) at='cloud saas-providers list' ;;
        show | get) at='cloud saas-providers show' ;;
        *) return 1 ;;
      esac
      ;;
    network)
      case $1 in
        firewall-profiles | firewall-profile | firewall_profiles | firewall_profile) at='network firewall-profiles' ;;
        floating-ips | floating-ip | floating_ips | floating_ip) at='network floating-ips' ;;
        vpcs | vpc) at='network vpcs' ;;
        subnets | subnet) at='network subnets' ;;
        vpns | vpn) at='network vpns' ;;
        vpn-plans | vpn-plan | vpn_plans | vpn_plan) at='network vpn-plans' ;;
        *) return 1 ;;
      esac
      ;;
    'network firewall-profiles')
      case $1 in
        list | ls) at='network firewall-profiles list' ;;
        show | get) at='network firewall-profiles show' ;;
        create) at='network firewall-profiles create' ;;
        update) at='network firewall-profiles update' ;;
        delete | rm) at='network firewall-profiles delete' ;;
        add-rule) at='network firewall-profiles add-rule' ;;
        remove-rule) at='network firewall-profiles remove-rule' ;;
        label) at='network firewall-profiles label' ;;
        *) return 1 ;;
      esac
      ;;
    'network floating-ips')
      case $1 in
        list | ls) at='network floating-ips list' ;;
        show | get) at='network floating-ips show' ;;
        create) at='network floating-ips create' ;;
        update) at='network floating-ips update' ;;
        attach) at='network floating-ips attach' ;;
        detach) at='network floating-ips detach' ;;
        delete | rm) at='network floating-ips delete' ;;
        discard) at='network floating-ips discard' ;;
        wait) at='network floating-ips wait' ;;
        label) at='network floating-ips label' ;;
        *) return 1 ;;
      esac
      ;;
    'network vpcs')
      case $1 in
        list | ls) at='network vpcs list' ;;
        show | get) at='network vpcs show' ;;
        create) at='network vpcs create' ;;
        update) at='network vpcs update' ;;
        delete | rm) at='network vpcs delete' ;;
        discard) at='network vpcs discard' ;;
        wait) at='network vpcs wait' ;;
        label) at='network vpcs label' ;;
        *) return 1 ;;
      esac
      ;;
    'network subnets')
      case $1 in
        list | ls) at='network subnets list' ;;
        show | get) at='network subnets show' ;;
        create) at='network subnets create' ;;
        update) at='network subnets update' ;;
        delete | rm) at='network subnets delete' ;;
        servers) at='network subnets servers' ;;
        server-arrays) at='network subnets server-arrays' ;;
        wait) at='network subnets wait' ;;
        *) return 1 ;;
      esac
      ;;
    'network vpns')
      case $1 in
        show | get) at='network vpns show' ;;
        create) at='network vpns create' ;;
        delete | rm) at='network vpns delete' ;;
        wait) at='network vpns wait' ;;
        *) return 1 ;;
      esac
      ;;
    'network vpn-plans')
      case $1 in
        list | ls) at='network vpn-plans list' ;;
        *) return 1 ;;
      esac
      ;;
    storage)
      case $1 in
        volumes | volume) at='storage volumes' ;;
        plans | plan) at='storage plans' ;;
        *) return 1 ;;
      esac
      ;;
    'storage volumes')
      case $1 in
        list | ls) at='storage volumes list' ;;
        show | get) at='storage volumes show' ;;
        create) at='storage volumes create' ;;
        update) at='storage volumes update' ;;
        attach) at='storage volumes attach' ;;
        detach) at='storage volumes detach' ;;
        delete | rm) at='storage volumes delete' ;;
        discard) at='storage volumes discard' ;;
        wait) at='storage volumes wait' ;;
        label) at='storage volumes label' ;;
        *) return 1 ;;
      esac
      ;;
    'storage plans')
      case $1 in
        list | ls) at='storage plans list' ;;
        show | get) at='storage plans show' ;;
        *) return 1 ;;
      esac
      ;;
    settings)
      case $1 in
        cloud-accounts | cloud-account | cloud_accounts | cloud_account) at='settings cloud-accounts' ;;
        saas-accounts | saas-account | saas_accounts | saas_account) at='settings saas-accounts' ;;
        *) return 1 ;;
      esac
      ;;
    'settings cloud-accounts')
      case $1 in
        list | ls) at='settings cloud-accounts list' ;;
        show | get) at='settings cloud-accounts show' ;;
        *) return 1 ;;
      esac
      ;;
    'settings saas-accounts')
      case $1 in
        list | ls) at='settings saas-accounts list' ;;
        show | get) at='settings saas-accounts show' ;;
        create) at='settings saas-accounts create' ;;
        update) at='settings saas-accounts update' ;;
        delete | rm) at='settings saas-accounts delete' ;;
        *) return 1 ;;
      esac
      ;;
    audit)
      case $1 in
        events | event) at='audit events' ;;
        system-events | system-event | system_events | system_event) at='audit system-events' ;;
        *) return 1 ;;
      esac
      ;;
    'audit events')
      case $1 in
        list | ls) at='audit events list' ;;
        show | get) at='audit events show' ;;
        *) return 1 ;;
      esac
      ;;
    'audit system-events')
      case $1 in
        list | ls) at='audit system-events list' ;;
        *) return 1 ;;
      esac
      ;;
    wizard)
      case $1 in
        apps | app) at='wizard apps' ;;
        locations | location) at='wizard locations' ;;
        cloud-providers | cloud-provider | cloud_providers | cloud_provider) at='wizard cloud-providers' ;;
        cloud-accounts | cloud-account | cloud_accounts | cloud_account) at='wizard cloud-accounts' ;;
        server-plans | server-plan | server_plans | server_plan) at='wizard server-plans' ;;
        *) return 1 ;;
      esac
      ;;
    'wizard apps')
      case $1 in
        list | ls) at='wizard apps list' ;;
        deploy) at='wizard apps deploy' ;;
        *) return 1 ;;
      esac
      ;;
    'wizard locations')
      case $1 in
        list | ls) at='wizard locations list' ;;
        *) return 1 ;;
      esac
      ;;
    'wizard cloud-providers')
      case $1 in
        list | ls) at='wizard cloud-providers list' ;;
        *) return 1 ;;
      esac
      ;;
    'wizard cloud-accounts')
      case $1 in
        list | ls) at='wizard cloud-accounts list' ;;
        *) return 1 ;;
      esac
      ;;
    'wizard server-plans')
      case $1 in
        list | ls) at='wizard server-plans list' ;;
        *) return 1 ;;
      esac
      ;;
    labels)
      case $1 in
        list | ls) at='labels list' ;;
        show | get) at='labels show' ;;
        create) at='labels create' ;;
        *) return 1 ;;
      esac
      ;;
    config)
      case $1 in
        list | ls) at='config list' ;;
        use) at='config use' ;;
        current) at='config current' ;;
        show) at='config show' ;;
        get) at='config get' ;;
        set) at='config set' ;;
        unset) at='config unset' ;;
        edit) at='config edit' ;;
        path) at='config path' ;;
        trust) at='config trust' ;;
        untrust) at='config untrust' ;;
        *) return 1 ;;
      esac
      ;;
    completion)
      case $1 in
        bash) at='completion bash' ;;
        zsh) at='completion zsh' ;;
        fish) at='completion fish' ;;
        powershell | pwsh) at='completion powershell' ;;
        install) at='completion install' ;;
        uninstall) at='completion uninstall' ;;
        names) at='completion names' ;;
        *) return 1 ;;
      esac
      ;;
    sandbox)
      case $1 in
        start) at='sandbox start' ;;
        stop) at='sandbox stop' ;;
        status) at='sandbox status' ;;
        reset) at='sandbox reset' ;;
        run) at='sandbox run' ;;
        *) return 1 ;;
      esac
      ;;
    *) return 1 ;;
  esac
}

_imco_below() {
  case $at in
    '')
      subs='blueprint cloud network storage settings audit wizard labels login logout status config doctor completion ping api sandbox help'
      also='label templates template-scripts scripts attachments cookbook-versions servers server-arrays ssh-profiles cloud-providers server-plans realms generic-images saas-providers firewall-profiles floating-ips vpcs subnets vpns vpn-plans volumes plans cloud-accounts saas-accounts events system-events apps locations'
      ;;
    blueprint)
      subs='templates template-scripts scripts attachments cookbook-versions'
      also='template template-script template_scripts template_script script attachment cookbook-version cookbook_versions cookbook_version'
      ;;
    'blueprint templates')
      subs='list show create update compile delete servers wait label'
      also='ls get rm'
      ;;
    'blueprint template-scripts')
      subs='list show create update reorder delete'
      also='ls get rm'
      ;;
    'blueprint scripts' | 'cloud ssh-profiles')
      subs='list show create update delete label'
      also='ls get rm'
      ;;
    'blueprint attachments')
      subs='list show upload download delete'
      also='ls get rm'
      ;;
    'blueprint cookbook-versions')
      subs='list show upload process delete wait label'
      also='ls get rm'
      ;;
    cloud)
      subs='servers server-arrays ssh-profiles cloud-providers server-plans realms generic-images saas-providers'
      also='server server-array server_arrays server_array ssh-profile ssh_profiles ssh_profile cloud-provider cloud_providers cloud_provider server-plan server_plans server_plan realm generic-image generic_images generic_image saas-provider saas_providers saas_provider'
      ;;
    'cloud servers')
      subs='list show commission update boot reboot shutdown override decommission credentials events scripts floating-ips volumes run-script brownfield-token converge override-brownfield discard wait label'
      also='ls get create delete rm'
      ;;
    'cloud server-arrays')
      subs='list show create update boot shutdown empty enlarge servers delete wait label'
      also='ls get rm'
      ;;
    'cloud cloud-providers' | 'cloud server-plans' | 'cloud realms' | 'cloud generic-images' | 'cloud saas-providers' | 'storage plans' | 'settings cloud-accounts' | 'audit events')
      subs='list show'
      also='ls get'
      ;;
    network)
      subs='firewall-profiles floating-ips vpcs subnets vpns vpn-plans'
      also='firewall-profile firewall_profiles firewall_profile floating-ip floating_ips floating_ip vpc subnet vpn vpn-plan vpn_plans vpn_plan'
      ;;
    'network firewall-profiles')
      subs='list show create update delete add-rule remove-rule label'
      also='ls get rm'
      ;;
    'network floating-ips' | 'storage volumes')
      subs='list show create update attach detach delete discard wait label'
      also='ls get rm'
      ;;
    'network vpcs')
      subs='list show create update delete discard wait label'
      also='ls get rm'
      ;;
    'network subnets')
      subs='list show create update delete servers server-arrays wait'
      also='ls get rm'
      ;;
    'network vpns')
      subs='show create delete wait'
      also='get rm'
      ;;
    'network vpn-plans' | 'audit system-events' | 'wizard locations' | 'wizard cloud-providers' | 'wizard cloud-accounts' | 'wizard server-plans')
      subs=list
      also=ls
      ;;
    storage)
      subs='volumes plans'
      also='volume plan'
      ;;
    settings)
      subs='cloud-accounts saas-accounts'
      also='cloud-account cloud_accounts cloud_account saas-account saas_accounts saas_account'
      ;;
    'settings saas-accounts')
      subs='list show create update delete'
      also='ls get rm'
      ;;
    audit)
      subs='events system-events'
      also='event system-event system_events system_event'
      ;;
    wizard)
      subs='apps locations cloud-providers cloud-accounts server-plans'
      also='app location cloud-provider cloud_providers cloud_provider cloud-account cloud_accounts cloud_account server-plan server_plans server_plan'
      ;;
    'wizard apps')
      subs='list deploy'
      also=ls
      ;;
    labels)
      subs='list show create'
      also='ls get'
      ;;
    config)
      subs='list use current show get set unset edit path trust untrust'
      also=ls
      ;;
    completion)
      subs='bash zsh fish powershell install uninstall names'
      also=pwsh
      ;;
    sandbox)
      subs='start stop status reset run'
      also=''
      ;;
  esac
}

_imco_flags() {
  local common='--output --query --no-headers --csv-safe --quiet --color --debug --config --profile --domain --endpoint --port --api --ca --cert --key --passphrase-file --system-ca --timeout --concurrency --help'
  flags='--version '$common
  case $at in
    blueprint | 'blueprint templates' | 'blueprint template-scripts' | 'blueprint scripts' | 'blueprint attachments' | 'blueprint cookbook-versions' | cloud | 'cloud servers' | 'cloud server-arrays' | 'cloud ssh-profiles' | 'cloud cloud-providers' | 'cloud server-plans' | 'cloud realms' | 'cloud generic-images' | 'cloud saas-providers' | network | 'network firewall-profiles' | 'network floating-ips' | 'network vpcs' | 'network subnets' | 'network vpns' | 'network vpn-plans' | storage | 'storage volumes' | 'storage plans' | settings | 'settings cloud-accounts' | 'settings saas-accounts' | audit | 'audit events' | 'audit system-events' | 'wizard apps' | 'wizard locations' | 'wizard cloud-providers' | 'wizard cloud-accounts' | 'wizard server-plans' | labels | status | config | 'config list' | 'config current' | 'config get' | 'config path' | completion | 'completion install' | 'completion uninstall' | ping)
      flags=''' '$common
      ;;
    'blueprint templates list' | 'blueprint scripts list' | 'cloud servers list' | 'cloud server-arrays list' | 'network firewall-profiles list' | 'network vpcs list')
      flags='--label --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'blueprint templates show' | 'blueprint scripts show' | 'cloud servers show' | 'cloud server-arrays show' | 'network firewall-profiles show' | 'network floating-ips show' | 'network vpcs show' | 'storage volumes show' | 'settings cloud-accounts show' | 'settings saas-accounts show')
      flags='--columns --relative --raw --expand'' '$common
      ;;
    'blueprint templates create')
      flags='--name --generic-image --run-list --attributes --cookbooks --label --from-file --create-labels --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'blueprint templates update')
      flags='--name --run-list --attributes --cookbooks --from-file --merge-attributes --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'blueprint templates compile' | 'blueprint cookbook-versions process' | 'cloud servers boot' | 'cloud server-arrays boot')
      flags='--selector --all --first --allow-none --wait --poll --fail-fast --force --dry-run --yes'' '$common
      ;;
    'blueprint templates delete' | 'blueprint cookbook-versions delete' | 'cloud servers discard' | 'network firewall-profiles delete' | 'network floating-ips discard' | 'network vpcs discard' | 'storage volumes discard')
      flags='--selector --all --first --allow-none --fail-fast --yes --confirm --force --dry-run'' '$common
      ;;
    'blueprint templates servers' | 'cloud servers scripts' | 'cloud servers floating-ips' | 'cloud servers volumes' | 'cloud server-arrays servers')
      flags='--sort --filter --limit --columns --relative --raw --expand'' '$common
      ;;
    'blueprint templates wait' | 'blueprint cookbook-versions wait' | 'cloud servers wait' | 'cloud server-arrays wait' | 'network floating-ips wait' | 'network vpcs wait' | 'storage volumes wait')
      flags='--selector --all --first --allow-none --for --poll'' '$common
      ;;
    'blueprint templates label' | 'blueprint scripts label' | 'blueprint cookbook-versions label' | 'cloud servers label' | 'cloud server-arrays label' | 'cloud ssh-profiles label' | 'network firewall-profiles label' | 'network floating-ips label' | 'network vpcs label' | 'storage volumes label')
      flags='--selector --all --first --allow-none --add --remove --create-labels --dry-run --yes'' '$common
      ;;
    'blueprint template-scripts list')
      flags='--template --type --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'blueprint template-scripts show')
      flags='--template --columns --relative --raw --expand'' '$common
      ;;
    'blueprint template-scripts create')
      flags='--template --type --script --parameter --from-file --dry-run --expand --yes'' '$common
      ;;
    'blueprint template-scripts update')
      flags='--template --parameter --from-file --dry-run --expand --yes'' '$common
      ;;
    'blueprint template-scripts reorder')
      flags='--template --type --dry-run --expand --yes'' '$common
      ;;
    'blueprint template-scripts delete')
      flags='--template --selector --all --first --allow-none --fail-fast --yes --confirm --dry-run'' '$common
      ;;
    'blueprint scripts create')
      flags='--name --description --code --parameter --label --from-file --create-labels --dry-run --expand --yes'' '$common
      ;;
    'blueprint scripts update')
      flags='--name --description --code --parameter --from-file --dry-run --expand --yes'' '$common
      ;;
    'blueprint scripts delete' | 'cloud ssh-profiles delete' | 'settings saas-accounts delete')
      flags='--selector --all --first --allow-none --fail-fast --yes --confirm --dry-run'' '$common
      ;;
    'blueprint attachments list')
      flags='--script --show-secrets --yes --sort --filter --limit --columns --relative --raw --watch --poll'' '$common
      ;;
    'blueprint attachments show')
      flags='--script --show-secrets --yes --columns --relative --raw'' '$common
      ;;
    'blueprint attachments upload')
      flags='--script --name --dry-run --yes'' '$common
      ;;
    'blueprint attachments download')
      flags='--script --to --force'' '$common
      ;;
    'blueprint attachments delete')
      flags='--selector --all --first --allow-none --script --fail-fast --yes --confirm --dry-run'' '$common
      ;;
    'blueprint cookbook-versions list' | 'cloud ssh-profiles list')
      flags='--label --show-secrets --yes --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'blueprint cookbook-versions show' | 'cloud ssh-profiles show')
      flags='--show-secrets --yes --columns --relative --raw --expand'' '$common
      ;;
    'blueprint cookbook-versions upload')
      flags='--label --create-labels --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'cloud servers commission')
      flags='--name --template --server-plan --cloud-account --ssh-profile --firewall-profile --subnet --privateness --variable-value-ids --label --from-file --boot --create-labels --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'cloud servers update' | 'cloud server-arrays update' | 'network floating-ips update' | 'network vpcs update' | 'storage volumes update')
      flags='--name --from-file --dry-run --expand --yes'' '$common
      ;;
    'cloud servers reboot' | 'cloud servers shutdown' | 'cloud servers override' | 'cloud servers converge' | 'cloud servers override-brownfield' | 'cloud server-arrays shutdown' | 'network floating-ips detach' | 'network floating-ips delete' | 'network vpcs delete' | 'storage volumes detach' | 'storage volumes delete')
      flags='--selector --all --first --allow-none --wait --poll --fail-fast --yes --confirm --force --dry-run'' '$common
      ;;
    'cloud servers decommission' | 'cloud server-arrays empty')
      flags='--selector --all --first --allow-none --shutdown-first --wait --poll --fail-fast --yes --confirm --force --dry-run'' '$common
      ;;
    'cloud servers credentials')
      flags='--show-secrets --yes'' '$common
      ;;
    'cloud servers events')
      flags='--sort --filter --limit --columns --relative --raw'' '$common
      ;;
    'cloud servers run-script')
      flags='--script --selector --all --first --allow-none --fail-fast --yes --confirm --force --dry-run'' '$common
      ;;
    'cloud servers brownfield-token')
      flags='--selector --all --first --allow-none --fail-fast --force --show-secrets --yes --dry-run'' '$common
      ;;
    'cloud server-arrays create')
      flags='--name --template --cloud-account --server-plan --size --ssh-profile --firewall-profile --subnet --privateness --variable-value-ids --label --from-file --boot --create-labels --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'cloud server-arrays enlarge')
      flags='--by --selector --all --first --allow-none --boot --wait --poll --fail-fast --force --dry-run --yes'' '$common
      ;;
    'cloud server-arrays delete')
      flags='--selector --all --first --allow-none --empty-first --wait --poll --fail-fast --yes --confirm --force --dry-run'' '$common
      ;;
    'cloud ssh-profiles create')
      flags='--name --public-key --private-key-file --label --from-file --create-labels --dry-run --expand --yes'' '$common
      ;;
    'cloud ssh-profiles update')
      flags='--name --public-key --private-key-file --from-file --dry-run --expand --yes'' '$common
      ;;
    'cloud cloud-providers list' | 'cloud generic-images list' | 'cloud saas-providers list' | 'wizard locations list')
      flags='--sort --filter --limit --columns --relative --raw --watch --poll'' '$common
      ;;
    'cloud cloud-providers show' | 'cloud generic-images show' | 'cloud saas-providers show' | 'audit events show' | 'labels show')
      flags='--columns --relative --raw'' '$common
      ;;
    'cloud server-plans list')
      flags='--cloud-provider --realm --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'cloud server-plans show' | 'cloud realms show' | 'storage plans show')
      flags='--cloud-provider --columns --relative --raw --expand'' '$common
      ;;
    'cloud realms list' | 'storage plans list')
      flags='--cloud-provider --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'network firewall-profiles create')
      flags='--name --description --rule --label --from-file --create-labels --dry-run --expand --yes'' '$common
      ;;
    'network firewall-profiles update')
      flags='--name --description --rule --from-file --force --dry-run --expand --yes'' '$common
      ;;
    'network firewall-profiles add-rule')
      flags='--dry-run --expand --yes'' '$common
      ;;
    'network firewall-profiles remove-rule')
      flags='--force --dry-run --expand --yes'' '$common
      ;;
    'network floating-ips list' | 'storage volumes list')
      flags='--server --label --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'network floating-ips create')
      flags='--name --cloud-account --realm --label --from-file --create-labels --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'network floating-ips attach' | 'storage volumes attach')
      flags='--server --selector --all --first --allow-none --wait --poll --fail-fast --force --dry-run --yes'' '$common
      ;;
    'network vpcs create')
      flags='--name --cidr --cloud-account --realm-provider-name --label --from-file --create-labels --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'network subnets list')
      flags='--vpc --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'network subnets show' | 'network vpns show')
      flags='--vpc --columns --relative --raw --expand'' '$common
      ;;
    'network subnets create')
      flags='--vpc --name --cidr --type --from-file --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'network subnets update')
      flags='--vpc --name --from-file --dry-run --expand --yes'' '$common
      ;;
    'network subnets delete')
      flags='--selector --all --first --allow-none --vpc --wait --poll --fail-fast --yes --confirm --force --dry-run'' '$common
      ;;
    'network subnets servers' | 'network subnets server-arrays')
      flags='--vpc --sort --filter --limit --columns --relative --raw --expand'' '$common
      ;;
    'network subnets wait')
      flags='--selector --all --first --allow-none --vpc --for --poll'' '$common
      ;;
    'network vpns create')
      flags='--vpc --public-ip --psk-file --exposed-cidr --vpn-plan --from-file --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'network vpns delete')
      flags='--vpc --wait --poll --fail-fast --yes --confirm --force --dry-run'' '$common
      ;;
    'network vpns wait')
      flags='--vpc --for --poll'' '$common
      ;;
    'network vpn-plans list')
      flags='--vpc --sort --filter --limit --columns --relative --raw --watch --poll'' '$common
      ;;
    'storage volumes create')
      flags='--name --size --cloud-account --storage-plan --label --from-file --create-labels --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'settings cloud-accounts list' | 'settings saas-accounts list' | 'wizard apps list')
      flags='--sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'settings saas-accounts create')
      flags='--saas-provider --account-data-file --from-file --dry-run --expand --yes'' '$common
      ;;
    'settings saas-accounts update')
      flags='--account-data-file --from-file --dry-run --expand --yes'' '$common
      ;;
    'audit events list' | 'audit system-events list')
      flags='--level --since --until --older-than --sort --filter --limit --columns --relative --raw --watch --follow --poll'' '$common
      ;;
    wizard)
      flags='--dry-run --yes --confirm'' '$common
      ;;
    'wizard apps deploy')
      flags='--location --cloud-account --hostname --server-plan --from-file --boot --wait --poll --dry-run --expand --yes'' '$common
      ;;
    'wizard cloud-providers list')
      flags='--app --location --sort --filter --limit --columns --relative --raw --watch --poll'' '$common
      ;;
    'wizard cloud-accounts list')
      flags='--app --location --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'wizard server-plans list')
      flags='--app --location --cloud-provider --sort --filter --limit --columns --relative --raw --expand --watch --poll'' '$common
      ;;
    'labels list')
      flags='--internal --sort --filter --limit --columns --relative --raw --watch --poll'' '$common
      ;;
    'labels create')
      flags='--name --namespace --value --from-file --dry-run --yes'' '$common
      ;;
    login)
      flags='--from-concerto --protected --replace --use --no-verify --dry-run'' '$common
      ;;
    logout)
      flags='--yes --confirm --dry-run'' '$common
      ;;
    'config use' | 'config trust' | 'config untrust')
      flags=--dry-run' '$common
      ;;
    'config show')
      flags=--origin' '$common
      ;;
    'config set' | 'config unset')
      flags='--confirm --dry-run'' '$common
      ;;
    'config edit')
      flags=--confirm' '$common
      ;;
    doctor)
      flags=--fix' '$common
      ;;
    'completion bash' | 'completion zsh' | 'completion fish' | 'completion powershell' | sandbox)
      flags=--help
      ;;
    'completion names')
      flags=--within' '$common
      ;;
    api)
      flags='--field --typed-field --input --param --include --dry-run --confirm --show-secrets --yes'' '$common
      ;;
    'sandbox start')
      flags='--dir --port --seed --servers --events --speed --latency --fault --storage-host --output --quiet --detach --domain --help'
      ;;
    'sandbox stop' | 'sandbox status' | 'sandbox reset')
      flags='--dir --output --quiet --help'
      ;;
    'sandbox run')
      flags='--port --seed --servers --events --speed --latency --fault --storage-host --quiet --help'
      ;;
    help)
      flags='--json --markdown'' '$common
      ;;
  esac
}

_imco_value() {
  case $at:$1 in
    'cloud servers commission:--wait' | 'cloud servers boot:--wait' | 'cloud servers reboot:--wait' | 'cloud servers shutdown:--wait' | 'cloud servers override:--wait' | 'cloud servers decommission:--wait' | 'cloud server-arrays create:--wait' | 'cloud server-arrays boot:--wait' | 'cloud server-arrays shutdown:--wait' | 'cloud server-arrays empty:--wait' | 'cloud server-arrays enlarge:--wait' | 'cloud server-arrays delete:--wait' | 'wizard apps deploy:--wait') want='=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted' && return ;;
    'blueprint templates create:--wait' | 'blueprint templates update:--wait' | 'blueprint templates compile:--wait') want='=w:created compiling ready compiling_error deleted' && return ;;
    'blueprint cookbook-versions upload:--wait' | 'blueprint cookbook-versions process:--wait') want='=w:created processing duplicated ready processing_error deleted' && return ;;
    'cloud servers converge:--wait' | 'cloud servers override-brownfield:--wait') want='=w:M1 M1-M2 M2 M2-M3 Overriden Certified Pure commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled deleted' && return ;;
    'cloud servers wait:--for' | 'cloud server-arrays wait:--for') want='w:state=commissioning state=inactive state=booting state=bootstrapping state=operational state=stalled state=shutting_down state=decommissioning state=commission_stalled deleted' && return ;;
    'blueprint templates wait:--for') want='w:state=created state=compiling state=ready state=compiling_error deleted' && return ;;
    'blueprint cookbook-versions wait:--for') want='w:state=created state=processing state=duplicated state=ready state=processing_error deleted' && return ;;
    'blueprint scripts label:--remove') want=,l:blueprint-scripts && return ;;
    'blueprint cookbook-versions label:--remove') want=,l:blueprint-cookbook-versions && return ;;
    'cloud servers label:--remove') want=,l:cloud-servers && return ;;
    'cloud server-arrays label:--remove') want=,l:cloud-server-arrays && return ;;
    'cloud ssh-profiles label:--remove') want=,l:cloud-ssh-profiles && return ;;
    'network firewall-profiles label:--remove') want=,l:network-firewall-profiles && return ;;
    'network floating-ips label:--remove') want=,l:network-floating-ips && return ;;
    'network vpcs label:--remove') want=,l:network-vpcs && return ;;
    'storage volumes label:--remove') want=,l:storage-volumes && return ;;
    'network subnets create:--type') want='w:only_public only_private public_and_private' && return ;;
    'cloud servers run-script:--script' | 'cloud servers run-script:--script_id' | 'cloud servers run-script:--script-id') want=n:blueprint-template-scripts: && return ;;
  esac
  case $1 in
    --output | -o) want='w:table wide markdown json jsonl yaml csv tsv text name id' ;;
    --query | --domain | --endpoint | --port | --api | --timeout | --concurrency | --limit | --poll | --name | --run-list | --run_list | --cookbooks | --cookbook_versions | --cookbook-versions | --first | --confirm | --parameter | --parameter_values | --parameter-values | --description | --parameters | --to | --size | --by | --rule | --rules | --cidr | --realm-provider-name | --realm_provider_name | --public-ip | --public_ip | --exposed-cidr | --exposed_cidrs | --exposed-cidrs | --exposed_cidr | --since | --until | --older-than | --hostname | --namespace | --value | --within | --field | -f | --typed-field | -F | --param | --servers | --events | --speed | --latency | --fault) want= ;;
    --color) want='w:auto always never' ;;
    --config | --ca | --cert | --key | --passphrase-file | --attributes | --configuration_attributes | --configuration-attributes | --from-file | --code | --variable-value-ids | --variable_value_ids | --public-key | --public_key | --private-key-file | --psk-file | --account-data-file | --input | --dir) want=f ;;
    --profile) want=n:profiles: ;;
    --label | --label_ids | --label-ids | --labels | --add) want=,n:labels: ;;
    --sort) want='^-c' ;;
    --filter) want=k ;;
    --columns) want=',^+c' ;;
    --generic-image | --generic_image_id | --generic-image-id | --generic_image) want=n:cloud-generic-images: ;;
    --selector) want=,k ;;
    --for) want=w: ;;
    --remove) want=,l:blueprint-templates ;;
    --template | --template_id | --template-id) want=n:blueprint-templates: ;;
    --type) want='w:boot operational migration shutdown' ;;
    --script | --script_id | --script-id) want=n:blueprint-scripts: ;;
    --server-plan | --server_plan_id | --server-plan-id | --server_plan) want=n:cloud-server-plans: ;;
    --cloud-account | --cloud_account_id | --cloud-account-id | --cloud_account) want=n:settings-cloud-accounts: ;;
    --ssh-profile | --ssh_profile_ids | --ssh-profile-ids | --ssh_profile_id | --ssh-profile-id | --ssh_profiles | --ssh-profiles | --ssh_profile) want=,n:cloud-ssh-profiles: ;;
    --firewall-profile | --firewall_profile_id | --firewall-profile-id | --firewall_profile) want=n:network-firewall-profiles: ;;
    --subnet | --subnet_id | --subnet-id) want=n:network-subnets: ;;
    --cloud-provider | --cloud_provider_id | --cloud-provider-id | --cloud_provider) want=n:cloud-cloud-providers: ;;
    --realm | --realm_id | --realm-id) want=n:cloud-realms: ;;
    --server | --server_id | --server-id | --attached_server_id | --attached-server-id) want=n:cloud-servers: ;;
    --vpc | --vpc_id | --vpc-id) want=n:network-vpcs: ;;
    --vpn-plan | --vpn_plan_id | --vpn-plan-id | --vpn_plan) want=n:network-vpn-plans: ;;
    --storage-plan | --storage_plan_id | --storage-plan-id | --storage_plan) want=n:storage-plans: ;;
    --saas-provider | --saas_provider_id | --saas-provider-id | --saas_provider) want=n:cloud-saas-providers: ;;
    --level | --severity) want=',w:info warning error' ;;
    --location | --location_id | --location-id) want=n:wizard-locations: ;;
    --app | --app_id | --app-id) want=n:wizard-apps: ;;
    --seed) want='w:demo empty' ;;
  esac
  return 0
}

_imco_word() {
  case $at in
    'blueprint templates show' | 'blueprint templates compile' | 'blueprint templates delete' | 'blueprint templates wait' | 'blueprint templates label')
      want=n:blueprint-templates:
      ;;
    'blueprint templates update' | 'blueprint templates servers')
      ((count == 0)) && want=n:blueprint-templates:
      ;;
    'blueprint template-scripts show' | 'blueprint template-scripts reorder' | 'blueprint template-scripts delete')
      want=n:blueprint-template-scripts:
      ;;
    'blueprint template-scripts update')
      ((count == 0)) && want=n:blueprint-template-scripts:
      ;;
    'blueprint scripts show' | 'blueprint scripts delete' | 'blueprint scripts label')
      want=n:blueprint-scripts:
      ;;
    'blueprint scripts update')
      ((count == 0)) && want=n:blueprint-scripts:
      ;;
    'blueprint attachments show' | 'blueprint attachments delete')
      want=n:blueprint-attachments:
      ;;
    'blueprint attachments upload' | 'blueprint cookbook-versions upload' | login | 'config trust' | 'config untrust')
      ((count == 0)) && want=f
      ;;
    'blueprint attachments download')
      ((count == 0)) && want=n:blueprint-attachments:
      ;;
    'blueprint cookbook-versions show' | 'blueprint cookbook-versions process' | 'blueprint cookbook-versions delete' | 'blueprint cookbook-versions wait' | 'blueprint cookbook-versions label')
      want=n:blueprint-cookbook-versions:
      ;;
    'cloud servers show' | 'cloud servers brownfield-token' | 'cloud servers converge' | 'cloud servers override-brownfield' | 'cloud servers discard' | 'cloud servers wait' | 'cloud servers label')
      want=n:cloud-servers:
      ;;
    'cloud servers update' | 'cloud servers credentials' | 'cloud servers events' | 'cloud servers scripts' | 'cloud servers floating-ips' | 'cloud servers volumes')
      ((count == 0)) && want=n:cloud-servers:
      ;;
    'cloud servers boot')
      want=n:cloud-servers:inactive
      ;;
    'cloud servers reboot')
      want='n:cloud-servers:operational stalled'
      ;;
    'cloud servers shutdown')
      want='n:cloud-servers:bootstrapping operational stalled'
      ;;
    'cloud servers override')
      want=n:cloud-servers:stalled
      ;;
    'cloud servers decommission')
      want='n:cloud-servers:inactive stalled commission_stalled'
      ;;
    'cloud servers run-script')
      want=n:cloud-servers:operational
      ;;
    'cloud server-arrays show' | 'cloud server-arrays empty' | 'cloud server-arrays enlarge' | 'cloud server-arrays delete' | 'cloud server-arrays wait' | 'cloud server-arrays label')
      want=n:cloud-server-arrays:
      ;;
    'cloud server-arrays update' | 'cloud server-arrays servers')
      ((count == 0)) && want=n:cloud-server-arrays:
      ;;
    'cloud server-arrays boot')
      want=n:cloud-server-arrays:inactive
      ;;
    'cloud server-arrays shutdown')
      want='n:cloud-server-arrays:bootstrapping operational stalled'
      ;;
    'cloud ssh-profiles show' | 'cloud ssh-profiles delete' | 'cloud ssh-profiles label')
      want=n:cloud-ssh-profiles:
      ;;
    'cloud ssh-profiles update')
      ((count == 0)) && want=n:cloud-ssh-profiles:
      ;;
    'cloud cloud-providers show')
      want=n:cloud-cloud-providers:
      ;;
    'cloud server-plans show')
      want=n:cloud-server-plans:
      ;;
    'cloud realms show')
      want=n:cloud-realms:
      ;;
    'cloud generic-images show')
      want=n:cloud-generic-images:
      ;;
    'cloud saas-providers show')
      want=n:cloud-saas-providers:
      ;;
    'network firewall-profiles show' | 'network firewall-profiles delete' | 'network firewall-profiles label')
      want=n:network-firewall-profiles:
      ;;
    'network firewall-profiles update')
      ((count == 0)) && want=n:network-firewall-profiles:
      ;;
    'network firewall-profiles add-rule' | 'network firewall-profiles remove-rule')
      ((count == 0)) && want=n:network-firewall-profiles:
      ;;
    'network floating-ips show' | 'network floating-ips attach' | 'network floating-ips detach' | 'network floating-ips delete' | 'network floating-ips discard' | 'network floating-ips wait' | 'network floating-ips label')
      want=n:network-floating-ips:
      ;;
    'network floating-ips update')
      ((count == 0)) && want=n:network-floating-ips:
      ;;
    'network vpcs show' | 'network vpcs delete' | 'network vpcs discard' | 'network vpcs wait' | 'network vpcs label')
      want=n:network-vpcs:
      ;;
    'network vpcs update')
      ((count == 0)) && want=n:network-vpcs:
      ;;
    'network subnets show' | 'network subnets delete' | 'network subnets wait')
      want=n:network-subnets:
      ;;
    'network subnets update' | 'network subnets servers' | 'network subnets server-arrays')
      ((count == 0)) && want=n:network-subnets:
      ;;
    'storage volumes show' | 'storage volumes attach' | 'storage volumes detach' | 'storage volumes delete' | 'storage volumes discard' | 'storage volumes wait' | 'storage volumes label')
      want=n:storage-volumes:
      ;;
    'storage volumes update')
      ((count == 0)) && want=n:storage-volumes:
      ;;
    'storage plans show')
      want=n:storage-plans:
      ;;
    'settings cloud-accounts show')
      want=n:settings-cloud-accounts:
      ;;
    'settings saas-accounts show' | 'settings saas-accounts delete')
      want=n:settings-saas-accounts:
      ;;
    'settings saas-accounts update')
      ((count == 0)) && want=n:settings-saas-accounts:
      ;;
    'wizard apps deploy')
      ((count == 0)) && want=n:wizard-apps:
      ;;
    'labels show')
      want=n:labels:
      ;;
    logout | 'config use')
      ((count == 0)) && want=n:profiles:
      ;;
    'config get' | 'config unset')
      ((count == 0)) && want='w:profile domain endpoint port api ca cert key passphrase-file system-ca tls-min crl storage-ca protected output color relative timeout concurrency'
      ;;
    'config set')
      ((count == 0)) && want='w:profile domain endpoint port api ca cert key passphrase-file system-ca tls-min crl storage-ca protected output color relative timeout concurrency'
      ;;
    'completion install' | 'completion uninstall')
      ((count == 0)) && want='w:bash zsh fish powershell'
      ;;
    'completion names')
      ((count == 0)) && want='w:blueprint-templates blueprint-template-scripts blueprint-scripts blueprint-attachments blueprint-cookbook-versions cloud-servers cloud-server-arrays cloud-ssh-profiles cloud-cloud-providers cloud-server-plans cloud-realms cloud-generic-images cloud-saas-providers network-firewall-profiles network-floating-ips network-vpcs network-subnets network-vpn-plans storage-volumes storage-plans settings-cloud-accounts settings-saas-accounts labels wizard-apps wizard-locations wizard-cloud-accounts profiles'
      ;;
    api)
      ((count == 0)) && want='w:GET POST PUT DELETE'
      ;;
    help)
      want='w:flags output environment exit-codes'
      ;;
  esac
}

_imco_fields() {
  case $at in
    'blueprint templates list')
      fields='id=;name=;generic-image=n:cloud-generic-images:;label=n:labels:;resource-type='
      ;;
    'blueprint templates show' | 'blueprint templates compile' | 'blueprint templates delete' | 'blueprint templates wait' | 'blueprint templates label')
      fields='id=;name=;generic-image=n:cloud-generic-images:;state=w:created compiling ready compiling_error;run-list=;attributes=;cookbooks=;error-message=;variables=;label=n:labels:;resource-type='
      ;;
    'blueprint templates servers' | 'cloud servers list' | 'cloud servers show' | 'cloud servers boot' | 'cloud servers reboot' | 'cloud servers shutdown' | 'cloud servers override' | 'cloud servers decommission' | 'cloud servers run-script' | 'cloud servers brownfield-token' | 'cloud servers converge' | 'cloud servers override-brownfield' | 'cloud servers discard' | 'cloud servers wait' | 'cloud servers label' | 'cloud server-arrays servers' | 'network subnets servers')
      fields='id=;name=;state=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled;fqdn=;public-ip=;private-ip=;template=n:blueprint-templates:;server-plan=n:cloud-server-plans:;cloud-account=n:settings-cloud-accounts:;ssh-profile=n:cloud-ssh-profiles:;firewall-profile=n:network-firewall-profiles:;server-array=n:cloud-server-arrays:;brownfield-state=w:M1 M1-M2 M2 M2-M3 Overriden Certified Pure;subnet=n:network-subnets:;vpc=n:network-vpcs:;privateness=w:true false;variable-value-ids=;label=n:labels:;resource-type='
      ;;
    'blueprint template-scripts list' | 'blueprint template-scripts show' | 'blueprint template-scripts delete' | 'cloud servers scripts')
      fields='id=;type=w:boot operational migration shutdown;execution-order=;template=n:blueprint-templates:;script=n:blueprint-scripts:;parameter=;resource-type='
      ;;
    'blueprint scripts list' | 'blueprint scripts show' | 'blueprint scripts delete' | 'blueprint scripts label')
      fields='id=;name=;description=;code=;parameter=;label=n:labels:;resource-type='
      ;;
    'blueprint attachments list' | 'blueprint attachments show' | 'blueprint attachments delete')
      fields='id=;name=;uploaded=w:true false;resource-type='
      ;;
    'blueprint cookbook-versions list' | 'blueprint cookbook-versions show' | 'blueprint cookbook-versions process' | 'blueprint cookbook-versions delete' | 'blueprint cookbook-versions wait' | 'blueprint cookbook-versions label')
      fields='id=;name=;version=;description=;publicly-available=w:true false;state=w:created processing duplicated ready processing_error;error-message=;revision-id=;recipes=;global-legacy=w:true false;label=n:labels:;resource-type='
      ;;
    'cloud servers events' | 'audit events list' | 'audit events show' | 'audit system-events list')
      fields='id=;timestamp=;level=w:info warning error;header=;description=;resource-type='
      ;;
    'cloud servers floating-ips' | 'network floating-ips list' | 'network floating-ips show' | 'network floating-ips attach' | 'network floating-ips detach' | 'network floating-ips delete' | 'network floating-ips discard' | 'network floating-ips wait' | 'network floating-ips label')
      fields='id=;name=;address=;state=;cloud-account=n:settings-cloud-accounts:;realm=n:cloud-realms:;attached-server=n:cloud-servers:;brownfield=w:true false;label=n:labels:;resource-type='
      ;;
    'cloud servers volumes' | 'storage volumes list' | 'storage volumes show' | 'storage volumes attach' | 'storage volumes detach' | 'storage volumes delete' | 'storage volumes discard' | 'storage volumes wait' | 'storage volumes label')
      fields='id=;name=;size=;device=;state=;remote-id=;storage-plan=n:storage-plans:;cloud-account=n:settings-cloud-accounts:;realm=n:cloud-realms:;attached-server=n:cloud-servers:;brownfield=w:true false;label=n:labels:;resource-type='
      ;;
    'cloud server-arrays list' | 'cloud server-arrays show' | 'cloud server-arrays boot' | 'cloud server-arrays shutdown' | 'cloud server-arrays empty' | 'cloud server-arrays enlarge' | 'cloud server-arrays delete' | 'cloud server-arrays wait' | 'cloud server-arrays label' | 'network subnets server-arrays')
      fields='id=;name=;state=w:commissioning inactive booting bootstrapping operational stalled shutting_down decommissioning commission_stalled;size=;template=n:blueprint-templates:;server-plan=n:cloud-server-plans:;cloud-account=n:settings-cloud-accounts:;firewall-profile=n:network-firewall-profiles:;ssh-profile=n:cloud-ssh-profiles:;subnet=n:network-subnets:;vpc=n:network-vpcs:;privateness=w:true false;variable-value-ids=;label=n:labels:;resource-type='
      ;;
    'cloud ssh-profiles list' | 'cloud ssh-profiles show' | 'cloud ssh-profiles delete' | 'cloud ssh-profiles label')
      fields='id=;name=;public-key=;label=n:labels:;resource-type='
      ;;
    'cloud cloud-providers list' | 'cloud cloud-providers show' | 'wizard cloud-providers list')
      fields='id=;name=;disambiguation=;required-credentials=;resource-type='
      ;;
    'cloud server-plans list' | 'cloud server-plans show' | 'wizard server-plans list')
      fields='id=;name=;memory=;cpus=;storage=;location=n:wizard-locations:;location-name=;cloud-provider=n:cloud-cloud-providers:;cloud-provider-name=;realm=n:cloud-realms:;realm-provider-name=;flavour-provider-name=;resource-type='
      ;;
    'cloud realms list' | 'cloud realms show')
      fields='id=;name=;location=n:wizard-locations:;cloud-provider=n:cloud-cloud-providers:;provider-name=;deprecated=w:true false;resource-type='
      ;;
    'cloud generic-images list' | 'cloud generic-images show')
      fields='id=;name=;resource-type='
      ;;
    'cloud saas-providers list' | 'cloud saas-providers show')
      fields='id=;name=;required-account-data='
      ;;
    'network firewall-profiles list' | 'network firewall-profiles show' | 'network firewall-profiles delete' | 'network firewall-profiles label')
      fields='id=;name=;description=;default=w:true false;rule=;label=n:labels:;resource-type='
      ;;
    'network vpcs list' | 'network vpcs show' | 'network vpcs delete' | 'network vpcs discard' | 'network vpcs wait' | 'network vpcs label')
      fields='id=;name=;cidr=;state=;cloud-account=n:settings-cloud-accounts:;realm-provider-name=;has-vpn=w:true false;allowed-subnet-types=;brownfield=w:true false;label=n:labels:;resource-type='
      ;;
    'network subnets list' | 'network subnets show' | 'network subnets delete' | 'network subnets wait')
      fields='id=;name=;cidr=;state=;type=w:only_public only_private public_and_private;vpc=n:network-vpcs:;server-creation-disabled=w:true false;brownfield=w:true false;resource-type='
      ;;
    'network vpns show')
      fields='id=;state=;vpc=n:network-vpcs:;vpn-plan=n:network-vpn-plans:;public-ip=;exposed-cidr=;resource-type='
      ;;
    'network vpn-plans list')
      fields='id=;name=;active-active=;remote-id=;resource-type='
      ;;
    'storage plans list' | 'storage plans show')
      fields='id=;name=;min-size=;max-size=;cloud-provider=n:cloud-cloud-providers:;location=n:wizard-locations:;realm=n:cloud-realms:;realm-provider-name=;flavour-provider-name=;deprecated=w:true false;resource-type='
      ;;
    'settings cloud-accounts list' | 'settings cloud-accounts show' | 'wizard cloud-accounts list')
      fields='id=;name=;cloud-provider=n:cloud-cloud-providers:;last-discovered-at=;last-discovery-failed-at=;supports-importing=w:true false;supports-importing-vpcs=w:true false;supports-importing-floating-ips=w:true false;supports-importing-volumes=w:true false;resource-type='
      ;;
    'settings saas-accounts list' | 'settings saas-accounts show' | 'settings saas-accounts delete')
      fields='id=;saas-provider=n:cloud-saas-providers:;resource-type='
      ;;
    'wizard apps list')
      fields='id=;name=;flavour-requirements=;generic-image=n:cloud-generic-images:'
      ;;
    'wizard locations list')
      fields='id=;name='
      ;;
    'labels list' | 'labels show')
      fields='id=;name=;namespace=;value=;resource-type='
      ;;
  esac
}

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
