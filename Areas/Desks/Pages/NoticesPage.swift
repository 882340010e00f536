internal import Kernel
internal import Web

/// The notices of the last days, the latest first.
struct NoticesPage: Page {
    static let template = "desks/notices"
    static let path = LocalPath("/notices")

    struct Line: Sendable {
        let text: String
        let path: String
        let time: String
        let isUnread: Bool
    }

    let lines: [Line]
    /// Until when everything on the page happened; nil when there is nothing unread.
    let until: String?
    let pages: PageLinks

    init(_ notices: Notices, _ paging: Paging, _ messages: Messages) {
        let shown = notices.all.dropFirst(paging.offset).prefix(paging.size)
        lines = shown.map { notice in
            Line(
                text: notice.text, path: notice.path, time: "\(notice.at.clockTime) \(notice.at.businessDay.printed)",
                isUnread: notices.isUnread(notice))
        }
        until = notices.hasUnread ? notices.all.first.map { String($0.at.microseconds) } : nil
        pages = paging.links(
            on: NoticesPage.path, hasMore: notices.all.count > paging.offset + paging.size)
    }

    private init() {
        lines = [Line(text: "Answered.", path: "/difficulties/1", time: "08:00 01/06/2026", isUnread: true)]
        until = "1"
        pages = .sample
    }

    static let sample = NoticesPage()
}
