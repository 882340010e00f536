internal import Kernel
internal import Storage
package import Web

extension AccessFacade {
    /// What Access lays on people's desks: requests for a new password, for those who keep accounts.
    package var deskSource: DeskSource {
        DeskSource(tasks: { question, tx in
            guard question.actor.may(AccessPermission.manageAccounts) else { return [] }
            let count = Int(try PasswordRequestQueries.count(in: tx))
            guard count > 0 else { return [] }
            return [
                DeskTask(
                    question.text("access.desk.password_requests", ["count": String(count)]), count: count,
                    at: LocalPath("/password-requests"), .now)
            ]
        })
    }
}
