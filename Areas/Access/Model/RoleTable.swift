package import Kernel

/// Which permissions each role and each kind of program gives; composed once from what the areas declare.
package struct RoleTable: Sendable {
    private let ofRoles: [RoleName: Set<Permission>]
    private let ofClients: [ClientKind: Set<Permission>]

    package init(roles: [RoleName: Set<Permission>], clients: [ClientKind: Set<Permission>]) {
        ofRoles = roles
        ofClients = clients
    }

    package func permissions(of role: RoleName) -> Set<Permission> { ofRoles[role] ?? [] }

    package func permissions(of kind: ClientKind) -> Set<Permission> { ofClients[kind] ?? [] }

    /// Today's table.
    package static let standard: RoleTable = {
        let readRegister = Permission("register.read")
        let writeRegister = Permission("register.write")
        let recordSales = Permission("sales.record")
        let reverseSales = Permission("sales.reverse")
        let readSales = Permission("sales.read")
        let readReports = Permission("reports.read")
        let importSales = Permission("sales.import")
        let takeImports = Permission("imports.take")
        let readMembers = Permission("members.read")
        let writeMembers = Permission("members.write")
        let eraseMembers = Permission("members.erase")
        return RoleTable(
            roles: [
                .administrator: [
                    AccessPermission.manageAccounts, AccessPermission.manageClients, AccessPermission.readAudit,
                    AccessPermission.actFor, readRegister, writeRegister, readSales, readReports, importSales,
                    readMembers, writeMembers, eraseMembers, takeImports,
                ],
                .confederationOfficer: [
                    AccessPermission.actFor, readRegister, writeRegister, readSales, readReports,
                    readMembers, writeMembers, eraseMembers, takeImports,
                ],
                .unitOfficer: [readRegister, readSales, readReports, readMembers, writeMembers, takeImports],
                .grassrootsOfficer: [readRegister, readSales, readReports, readMembers, writeMembers, takeImports],
                .auditor: [AccessPermission.readAudit, readRegister, readSales, readReports],
                .partnerManager: [recordSales, reverseSales, readSales, readReports],
                .branchManager: [recordSales, reverseSales, readSales, readReports],
                .cashier: [recordSales, reverseSales],
                // A member may look at what is the member's own, which needs no permission of others.
                .member: [],
            ],
            clients: [
                .till: [recordSales],
                .reader: [readRegister, readSales, readReports],
            ])
    }()
}
