-- Each second is looked for alarms of drills and maintenance that are over; few are open at a time.
create index alarm_quiet on alarm (occasion_id) where quiet and state <> 'cleared';
