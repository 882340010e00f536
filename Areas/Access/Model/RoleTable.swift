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
        let changeUnits = Permission("units.change")
        let writeEmployers = Permission("employers.write")
        let writeCaps = Permission("caps.write")
        let signAgreements = Permission("agreements.sign")
        let sendPartners = Permission("partners.send")
        let recordSales = Permission("sales.record")
        let reverseSales = Permission("sales.reverse")
        let readSales = Permission("sales.read")
        let settleSales = Permission("sales.settle")
        let lookAtFlags = Permission("sales.flags")
        let readReports = Permission("reports.read")
        let fillReports = Permission("reports.fill")
        let reviewReports = Permission("reports.review")
        let readPartners = Permission("partners.read")
        let readContacts = Permission("contacts.read")
        let writeContacts = Permission("contacts.write")
        let readOfficers = Permission("officers.read")
        let writeOfficers = Permission("officers.write")
        let directory: Set = [readContacts, writeContacts, readOfficers, writeOfficers]
        let importSales = Permission("sales.import")
        let takeImports = Permission("imports.take")
        let readMembers = Permission("members.read")
        let writeMembers = Permission("members.write")
        let eraseMembers = Permission("members.erase")
        let members: Set = [readMembers, writeMembers, takeImports, Permission("cards.issue")]
        let readDifficulties = Permission("supervision.read")
        let raiseDifficulties = Permission("supervision.raise")
        let answerDifficulties = Permission("supervision.answer")
        let manageKeys = AccessPermission.manageTillKeys
        let readBargaining = Permission("bargaining.read")
        let readTargets = Permission("targets.read")
        let assignTargets = Permission("targets.assign")
        let bargaining: Set = [readBargaining, Permission("bargaining.write"), readTargets]
        let readBoards = Permission("boards.read")
        let publicity: Set = [readBoards, Permission("boards.post"), Permission("leaflets.make")]
        return RoleTable(
            roles: [
                .administrator: Set([
                    AccessPermission.manageAccounts, AccessPermission.manageClients, AccessPermission.readAudit,
                    AccessPermission.actFor, assignTargets, readRegister, writeRegister, changeUnits, writeEmployers,
                    readPartners, readSales, readReports, reviewReports, importSales, eraseMembers, readDifficulties,
                    answerDifficulties, writeCaps, signAgreements, sendPartners, readBoards,
                    Permission("settings.manage"),
                    settleSales, lookAtFlags,
                ]).union(directory).union(members).union(bargaining),
                .confederationOfficer: Set([
                    AccessPermission.actFor, assignTargets, readRegister, writeRegister, changeUnits, writeEmployers,
                    readPartners, readSales, readReports, reviewReports, eraseMembers, readDifficulties,
                    answerDifficulties, writeCaps, signAgreements, sendPartners, settleSales, lookAtFlags,
                ]).union(directory).union(members).union(publicity).union(bargaining),
                .unitOfficer: directory.union(members).union([
                    readRegister, changeUnits, writeEmployers, readPartners, readSales, readReports, fillReports,
                    reviewReports, readDifficulties, raiseDifficulties, answerDifficulties, signAgreements,
                    assignTargets, settleSales, lookAtFlags,
                ]).union(publicity).union(bargaining),
                .grassrootsOfficer: directory.union(members).union([
                    AccessPermission.actFor, readRegister, readPartners, readSales, readReports, fillReports,
                    readDifficulties, raiseDifficulties,
                ]).union(publicity).union(bargaining),
                .auditor: [
                    AccessPermission.readAudit, readRegister, readPartners, readSales, readReports, readContacts,
                    readOfficers, readDifficulties, readBoards, readBargaining, readTargets,
                ],
                .partnerManager: publicity.union([
                    recordSales, reverseSales, settleSales, readPartners, readSales, readReports, fillReports,
                    readContacts, writeContacts, readDifficulties, raiseDifficulties, sendPartners, takeImports,
                    manageKeys,
                ]),
                .branchManager: publicity.union([
                    recordSales, reverseSales, settleSales, readPartners, readSales, readReports, fillReports,
                    readContacts, writeContacts, readDifficulties, raiseDifficulties, sendPartners, takeImports,
                    manageKeys,
                ]),
                .cashier: [recordSales, reverseSales],
                // What is the member's own, and nothing of others.
                .member: [Permission("benefits.own")],
            ],
            clients: [
                .till: [recordSales],
                .reader: [readRegister, readSales, readReports, readDifficulties, readTargets],
            ])
    }()
}
