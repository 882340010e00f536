package import Kernel

/// The permissions of this area's own pages.
package enum AccessPermission {
    package static let manageAccounts = Permission("accounts.manage")
    package static let manageClients = Permission("clients.manage")
    /// To make and stop tokens for the tills of one's own partner.
    package static let manageTillKeys = Permission("keys.manage")
    /// To act for somebody who has consented.
    package static let actFor = Permission("access.act_for")
    package static let readAudit = Permission("audit.read")

    /// What nobody does in another's place, so that acting for another opens no door to more.
    static let neverForAnother: Set = [manageAccounts, manageClients, actFor]
}
