internal import Logging
internal import Synchronization
package import Web

/// The files of sites, read once in a process: reading them is most of the work of a small world.
package enum SharedFiles {
    private static let read = Mutex<[[String]: SiteFiles]>([:])

    package static func files(_ doors: [AreaDoor], _ settings: SiteSettings) throws -> SiteFiles {
        let name = doors.map(\.resources) + [settings.publicFolder]
        if let files = read.withLock({ $0[name] }) { return files }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let files = try SiteFiles(doors: doors, settings: settings, logger: logger)
        read.withLock { $0[name] = files }
        return files
    }
}
