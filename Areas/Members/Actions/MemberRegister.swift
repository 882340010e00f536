internal import Imports
internal import Storage

/// Writes what was judged: new members, new rows and changed ones.
enum MemberRegister {
    /// `batch` is the import that the rows belong to; a form takes a number of its own for the order of changes.
    static func write(_ entries: [String: MemberPlacing.Entry], batch: Int64?, in tx: Transaction) throws {
        let touched = entries.filter { !$0.value.added.isEmpty || !$0.value.changed.isEmpty }
        guard !touched.isEmpty else { return }
        let change = try batch ?? ImportLog.nextNumber(in: tx)
        var numbers = touched.compactMapValues(\.number)
        for (memberNo, number) in numbers {
            try MemberWriteQueries.touch(number, unit: touched[memberNo]?.unit, changedIn: change, in: tx)
        }
        let added = MemberRegister.added(touched)
        if !added.isEmpty {
            let taken = try tx.takeNumbers("member", count: added.count)
            for (number, entry) in zip(taken, added) { numbers[entry.key] = number }
            let members = zip(taken, added).map { number, entry in
                MemberWriteQueries.NewMember(number: number, memberNo: entry.key, unit: entry.value.unit)
            }
            try MemberWriteQueries.insert(members, changedIn: change, in: tx)
            try MemberWordQueries.insert(
                zip(taken, added).map { number, entry in
                    (number, [entry.key] + entry.value.rows.compactMap { $0.person?.fullName })
                }, in: tx)
        }
        try writeRows(touched, numbers, batch: batch, in: tx)
        try tx.markChanged(MembersFacade.register)
    }

    /// Members of one unit get neighbouring numbers, so that sets of them stay small.
    private static func added(
        _ touched: [String: MemberPlacing.Entry]
    ) -> [(key: String, value: MemberPlacing.Entry)] {
        touched.filter { $0.value.number == nil }.sorted { left, right in
            let leftUnit = left.value.added[0].assignment.unitNumber
            let rightUnit = right.value.added[0].assignment.unitNumber
            return leftUnit == rightUnit ? left.key < right.key : leftUnit < rightUnit
        }
    }

    private static func writeRows(
        _ touched: [String: MemberPlacing.Entry], _ numbers: [String: Int64], batch: Int64?, in tx: Transaction
    ) throws {
        var rows: [(member: Int64, stated: StatedAssignment)] = []
        var before: [(member: Int64, stated: StatedAssignment)] = []
        var known: [Int64] = []
        for (memberNo, entry) in touched {
            guard let number = numbers[memberNo] else { continue }
            rows += entry.added.map { (number, $0) }
            before += entry.before.map { (number, $0) }
            for stated in entry.changed { try MemberWriteQueries.update(stated, of: number, in: tx) }
            if entry.number != nil { known.append(number) }
        }
        if let batch { try MemberWriteQueries.keep(before, batch: batch, in: tx) }
        rows.sort { $0.member < $1.member }
        try MemberWriteQueries.insert(rows, in: tx)
        try MemberWordQueries.renew(of: known, in: tx)
    }
}
