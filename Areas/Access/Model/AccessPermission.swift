package import Kernel

/// The permissions of this area's own pages.
package enum AccessPermission {
    package static let manageAccounts = Permission("accounts.manage")
    package static let manageClients = Permission("clients.manage")
    package static let readAudit = Permission("audit.read")
}
