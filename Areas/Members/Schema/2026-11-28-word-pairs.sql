DELETE FROM register_version WHERE register = 'member_words';
