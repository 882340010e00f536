internal import Kernel

/// What the layout shows around every page; templates call it `site`.
struct PageFrame: Sendable {
    struct Notice: Sendable {
        let kind: String
        let text: String
    }

    struct BannerLine: Sendable {
        let text: String
        let path: String
        let label: String
        let isButton: Bool
    }

    /// One way to see the pages: light, dark, or as the machine does.
    struct ThemeChoice: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    /// The search and the bell of who is signed in.
    struct Tools: Sendable {
        let searchPath: String
        let noticesPath: String
        let wanted: String
        /// Nil when there is nothing new.
        let unseen: String?
        let bell: String

        /// More are not counted out to anybody.
        private static let most = 99

        init(_ head: HeadTools, wanted: String, unseen: Int, _ messages: Messages) {
            searchPath = head.search.text
            noticesPath = head.notices.text
            self.wanted = wanted
            let count = unseen > Tools.most ? "\(Tools.most)+" : String(unseen)
            self.unseen = unseen == 0 ? nil : count
            bell = unseen == 0 ? messages.text("notices_none_new") : messages.text("notices_new", ["count": count])
        }

        /// With every part filled, for the lint.
        fileprivate init() {
            searchPath = "/search"
            noticesPath = "/notices"
            wanted = "may"
            unseen = "3"
            bell = "3 new"
        }
    }

    let language: String
    /// Nil when the machine decides.
    let theme: String?
    let themes: [ThemeChoice]
    let otherLanguage: String
    /// Nil where pages come in one language.
    let otherLanguagePath: String?
    let csrf: String
    /// Tells one drawing of the page's forms from the next (`SentForms`); empty for a stranger.
    let formKey: String
    let path: String
    let signInPath: String
    let signOutPath: String
    let ownAccountPath: String
    /// Nil for a stranger.
    let person: String?
    let navigation: NavigationMenu
    let notice: Notice?
    let banners: [BannerLine]
    /// Nil for a stranger.
    let tools: Tools?
    /// The installation's name.
    let name: String
    /// Who runs it.
    let owner: String
    let logo: String?
    let isTraining: Bool
    let filters: HeadExtras.Filters?
    let tour: HeadExtras.Tour?

    init(_ incoming: Incoming, actor: Actor?, _ links: SiteLinks, flash: Flash?) {
        let messages = incoming.messages
        language = incoming.language.rawValue
        name = incoming.look.name ?? messages.text("product")
        owner = incoming.look.owner ?? messages.text("footer")
        (logo, isTraining) = (incoming.look.logo?.text, incoming.look.isTraining)
        (filters, tour) = (incoming.extras.filters, incoming.extras.tour)
        let other: Language = incoming.language == .vietnamese ? .english : .vietnamese
        otherLanguage = other.rawValue
        otherLanguagePath = incoming.look.languages.contains(other) ? PageFrame.path(of: incoming, in: other) : nil
        theme = incoming.chosenTheme?.rawValue
        themes = (Theme.allCases.map(\.rawValue) + [Theme.ofDevice]).map { name in
            ThemeChoice(
                label: messages.text("theme.\(name)"),
                path: PageFrame.path(of: incoming, with: CookieJar.themeName, name),
                isCurrent: name == incoming.chosenTheme?.rawValue ?? Theme.ofDevice)
        }
        csrf = incoming.csrfToken
        formKey = incoming.session == nil ? "" : Secret.make()
        path = incoming.path
        signInPath = links.signIn.text
        signOutPath = links.signOut.text
        ownAccountPath = links.ownAccount.text
        person = incoming.session?.displayName
        navigation = NavigationMenu(
            links.navigation.filter { item in actor.map(item.isFor) ?? false }, at: incoming.path, messages)
        tools =
            actor == nil
            ? nil
            : links.head.map { head in
                let isSearch = incoming.path == head.search.text
                return Tools(
                    head, wanted: isSearch ? incoming.query("q") ?? "" : "", unseen: incoming.unseen, messages)
            }
        notice = flash.map { Notice(kind: $0.kind.rawValue, text: messages.text($0.key, $0.parameters)) }
        banners = (incoming.session?.banners ?? []).filter { $0.isShown(at: incoming.path) }.map { banner in
            let text = messages.text(banner.key, banner.parameters)
            let label = messages.text(banner.stepKey)
            return switch banner.step {
            case .link(let path): BannerLine(text: text, path: path.text, label: label, isButton: false)
            case .button(let path): BannerLine(text: text, path: path.text, label: label, isButton: true)
            }
        }
    }

    /// With every part filled, for the lint.
    init(sampleIn language: Language) {
        self.language = language.rawValue
        otherLanguage = Language.english.rawValue
        otherLanguagePath = "/?language=en"
        theme = Theme.dark.rawValue
        themes = [ThemeChoice(label: "Dark", path: "/?theme=dark", isCurrent: true)]
        csrf = "token"
        formKey = "key"
        path = "/"
        signInPath = "/sign-in"
        signOutPath = "/sign-out"
        ownAccountPath = "/my-password"
        person = "Admin"
        navigation = NavigationMenu(sample: "/")
        tools = Tools()
        (name, owner, logo, isTraining) = ("Phúc Lợi", "The Confederation", "/logo/a", true)
        (filters, tour) = (HeadExtras.sample.filters, HeadExtras.sample.tour)
        notice = Notice(kind: Flash.Kind.success.rawValue, text: "Done.")
        banners = [BannerLine(text: "Wait.", path: "/", label: "Go", isButton: true)]
    }

    /// The page's own path in the other language: at its own address where it has one, else asked for in the query.
    private static func path(of incoming: Incoming, in language: Language) -> String {
        guard let own = incoming.route?.language else {
            return path(of: incoming, with: CookieJar.languageName, language.rawValue)
        }
        let kept = incoming.rawQuery.split(separator: "&").filter { !$0.hasPrefix("language=") }
        let path = language.prefix + incoming.path.dropFirst(own.prefix.count)
        return kept.isEmpty ? path : path + "?" + kept.joined(separator: "&")
    }

    /// The page's own path with something asked for in its query, and the rest of its query kept.
    private static func path(of incoming: Incoming, with name: String, _ value: String) -> String {
        let kept = incoming.rawQuery.split(separator: "&").filter { !$0.hasPrefix("\(name)=") }
        return incoming.path + "?" + (kept + ["\(name)=\(value)"]).joined(separator: "&")
    }
}
