internal import Kernel
internal import Organisation

extension MemberUnits {
    /// How many persons belong to units on some days, and who came and went between them.
    ///
    /// A pass over all persons for each day: units as marks by their numbers, so that a million take a moment.
    func movements(_ moments: [MemberMovements.Moment]) -> [MemberMovements.Count] {
        let marks = moments.map { moment in
            var marks = [Bool](repeating: false, count: Int(moment.units.max() ?? 0) + 1)
            for unit in moment.units { marks[Int(unit)] = true }
            return marks
        }
        var (members, joined, left) = (
            [Int](repeating: 0, count: moments.count), [Int](repeating: 0, count: moments.count),
            [Int](repeating: 0, count: moments.count)
        )
        forEachPerson { person in
            var was = false
            for (place, moment) in moments.enumerated() {
                let unit = row(of: person, on: moment.day).map { Int($0) }
                let isThere = unit.map { $0 < marks[place].count && marks[place][$0] } ?? false
                if isThere { members[place] += 1 }
                if isThere, !was { joined[place] += 1 }
                if was, !isThere { left[place] += 1 }
                was = isThere
            }
        }
        return moments.indices.map { place in
            MemberMovements.Count(
                members: members[place], joined: place == 0 ? nil : joined[place],
                left: place == 0 ? nil : left[place])
        }
    }
}
