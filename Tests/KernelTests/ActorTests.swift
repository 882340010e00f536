import Kernel
import Testing

@Suite struct ActorTests {
    private let writes = Permission("units.write")

    @Test func `a permission holds where its role holds`() {
        let unit = Scope.unit(code: "HN")
        let officer = Actor(
            kind: .person, name: "lan",
            roles: [
                .init(name: "officer", scope: unit, permissions: [writes]),
                .init(name: "reader", scope: .everything, permissions: []),
            ])

        #expect(officer.may(writes))
        #expect(officer.scopes(for: writes) == [unit])
        #expect(!officer.may(Permission("units.delete")))
        #expect(officer.scopes(for: Permission("units.delete")).isEmpty)
    }

    @Test func `the command line may everything and a visitor nothing`() {
        #expect(Actor.commandLine.may(writes))
        #expect(Actor.commandLine.scopes(for: writes) == [.everything])
        #expect(!Actor.visitor.may(writes))
    }

    @Test(arguments: [Scope.everything, .unit(code: "HN"), .partner(code: "DT1"), .point(code: "DB1")])
    func `a scope is read back from its kind and code`(scope: Scope) {
        #expect(Scope(kind: scope.kind, code: scope.code) == scope)
    }

    @Test func `a scope of an unknown kind or without its code is none`() {
        #expect(Scope(kind: "unit", code: nil) == nil)
        #expect(Scope(kind: "everything", code: "HN") == nil)
        #expect(Scope(kind: "province", code: "01") == nil)
    }
}
