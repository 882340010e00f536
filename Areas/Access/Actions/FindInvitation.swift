internal import Kernel
internal import Storage
internal import Web

/// Says whom a link invites.
enum FindInvitation {
    static func account(_ token: String, in tx: Transaction) throws -> AccountSummary {
        guard Secret.hasShape(token), let id = try InvitationQueries.accountID(TokenHash.of(token), in: tx),
            let account = try AccountQueries.summary(id: id, in: tx), !account.isEnded
        else { throw Refusal("invitation_over") }
        return account
    }
}
