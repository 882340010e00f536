internal import Foundation
package import Storage

/// The door of Sales: the counter, the ledger of sales, quotas.
package enum SalesArea {
    package static var resources: String { Bundle.module.bundlePath }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "sales", folder: resources + "/Schema")
    }
}
