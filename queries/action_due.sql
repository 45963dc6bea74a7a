-- One action with the day on which it is due now.
--
-- param action_id VARCHAR
--
-- column action_id VARCHAR
-- column due_date DATE as last moved; empty where none is set
--
-- grain action_id

select
    actions.action_id,
    coalesce(
        (
            select arg_max(updates.to_due_date, (updates.updated_at, updates.update_id))
            from register.updates as updates
            where
                updates.subject_type = 'action'
                and updates.subject_id = actions.action_id
                and updates.to_due_date is not null
        ),
        actions.due_date
    ) as due_date
from register.actions as actions
where actions.action_id = cast($action_id as varchar)
order by actions.action_id
