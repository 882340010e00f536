internal import Kernel

/// The links of the head as one person sees them; templates call it `site.navigation`.
///
/// A few links stand beside each other, more of them below the word of their group, unless they are alone in it.
struct NavigationMenu: Sendable {
    struct Link: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    struct Group: Sendable {
        let label: String
        let isCurrent: Bool
        let links: [Link]
    }

    /// Up to this many links stand without groups.
    private static let most = 4

    /// Links that stand by themselves.
    let links: [Link]
    let groups: [Group]
    /// Every link in the order of the groups, for the first page.
    let all: [Group]
    let hasLinks: Bool

    init(_ items: [NavigationItem], at path: String, _ messages: Messages) {
        all = NavigationItem.Group.allCases.compactMap { group in
            let links = items.filter { $0.group == group }.map { item in
                Link(
                    label: messages.text(item.key), path: item.path.text,
                    isCurrent: item.path.text == path || path.hasPrefix(item.path.text + "/"))
            }
            guard !links.isEmpty else { return nil }
            return Group(label: messages.text(group.key), isCurrent: links.contains(where: \.isCurrent), links: links)
        }
        hasLinks = !all.isEmpty
        let areFew = all.map(\.links.count).reduce(0, +) <= NavigationMenu.most
        links = all.filter { areFew || $0.links.count == 1 }.flatMap(\.links)
        groups = all.filter { !areFew && $0.links.count > 1 }
    }

    /// With every part filled, for the lint.
    init(sample path: String) {
        links = [Link(label: "Home", path: path, isCurrent: true)]
        groups = [Group(label: "Sales", isCurrent: true, links: links)]
        all = groups
        hasLinks = true
    }
}
