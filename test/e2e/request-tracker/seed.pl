# Fills a fresh database of Request Tracker: perl seed.pl < {"user":{...},"colleagues":[...],"tickets":[...]}
# Prints the id of each user by address, as JSON.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use JSON;
use MIME::Entity;
use RT;

my $seed = decode_json(do { local $/; <STDIN> });
RT->LoadConfig;
RT->Init;
my $system = RT->SystemUser;

sub done {
    my ($id, $what) = @_;
    die "$what\n" unless $id;
}

# One of the team: may do everything.
sub staff {
    my ($who) = @_;
    my $user = RT::User->new($system);
    done($user->Create(
        Name => $who->{login}, RealName => $who->{name}, EmailAddress => $who->{address},
        Password => $who->{password}, Privileged => 1,
    ));
    done($user->PrincipalObj->GrantRight(Right => 'SuperUser', Object => RT->System));
}
staff($_) for $seed->{user}, @{ $seed->{colleagues} };

my $queue = RT::Queue->new($system);
done($queue->Create(
    Name => 'Support', CorrespondAddress => $seed->{support}, CommentAddress => $seed->{comments},
));
my $everyone = RT::Group->new($system);
$everyone->LoadSystemInternalGroup('Everyone');
for my $right (qw(CreateTicket ReplyToTicket CommentOnTicket)) {
    done($everyone->PrincipalObj->GrantRight(Right => $right, Object => $queue));
}

# Whoever wrote a message acts in the program, as with real mail.
sub writer {
    my ($from) = @_;
    my $user = RT::User->new($system);
    done($user->LoadOrCreateByEmail($from));
    return RT::CurrentUser->new($user->Id);
}

sub entity {
    my ($message) = @_;
    return MIME::Entity->build(
        Type => $message->{html} ? 'text/html' : 'text/plain', Charset => 'UTF-8',
        Data => Encode::encode('UTF-8', $message->{text}),
    );
}

for my $seeded (@{ $seed->{tickets} }) {
    my ($first, @more) = @{ $seeded->{messages} };
    my $ticket = RT::Ticket->new($first ? writer($first->{from}) : $system);
    my ($id, undef, $problem) = $ticket->Create(
        Queue => $queue->Id, Subject => $seeded->{subject}, Requestor => $seeded->{requestors},
        Cc => $seeded->{cc}, $first ? (MIMEObj => entity($first)) : (),
    );
    done($id, $problem);
    for my $message (@more) {
        my $seen = RT::Ticket->new(writer($message->{from}));
        $seen->Load($id);
        my $how = $message->{comment} ? 'Comment' : 'Correspond';
        done($seen->$how(MIMEObj => entity($message)));
    }
    my $own = RT::Ticket->new($system);
    $own->Load($id);
    done($own->SetOwner($seeded->{owner})) if $seeded->{owner};
    done($own->SetStatus($seeded->{status})) if $seeded->{status} && $seeded->{status} ne $own->Status;
}

my $users = RT::Users->new($system);
$users->UnLimit;
my %ids;
while (my $user = $users->Next) {
    $ids{ lc $user->EmailAddress } = $user->Id if $user->EmailAddress;
}
print encode_json(\%ids);
