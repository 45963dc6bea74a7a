-- The statutory clock of each inspection on a day: one row per inspection.
--
-- Section 55(5A) Police Act 1996: comments are published before the end of 56 days beginning with the day of publication,
-- so the last lawful day is publication + 55. A letter may set the date of a joint inspection instead. A date that lies
-- after the day asked for has not happened yet. register/deadlines.py holds the same rules in Python, with the words;
-- a test compares the two.
create or replace macro memory.main.response_clocks(day, notice_days) as table (
    with deciding_response as (
        -- Where an inspection has several responses, the first one that was out by the day decides: a later edition
        -- does not make an answer late. Before that, one known to be out; else the one that has come furthest.
        select
            response_id,
            inspection_id,
            -- A comment without a day counts on every day, as an address without one does.
            coalesce(chief_officer_received_date <= day, holds_chief_officer_comment) as is_received,
            approved_date,
            published_date,
            sent_to_inspectorate_date,
            forwarded_to_home_office_date,
            url
        from register.responses
        qualify row_number() over (
            partition by inspection_id
            order by
                case when published_date <= day then published_date end asc nulls last,
                url is not null and published_date is null desc,
                coalesce(approved_date <= day, false) desc,
                coalesce(chief_officer_received_date <= day, holds_chief_officer_comment, false) desc,
                response_id desc
        ) = 1
    ),

    due as (
        select
            inspections.inspection_id,
            case counts_as('response_regime', inspections.response_regime)
                when 'section_55' then inspections.published_date + 55
                when 'letter' then inspections.response_due_date
            end as last_lawful_day,
            counts_as('response_regime', inspections.response_regime) = 'none' as has_no_regime
        from register.inspections as inspections
    ),

    facts as (
        select
            inspections.inspection_id,
            inspections.published_date,
            inspections.response_required,
            inspections.covered_by_inspection_id,
            due.last_lawful_day,
            due.has_no_regime,
            response.response_id,
            response.url is not null and response.published_date is null as is_published_undated,
            response.url,
            case
                when response.sent_to_inspectorate_date <= day then response.sent_to_inspectorate_date
            end as sent_to_inspectorate_date,
            case
                when response.forwarded_to_home_office_date <= day then response.forwarded_to_home_office_date
            end as forwarded_to_home_office_date,
            case when response.published_date <= day then response.published_date end as answered_date,
            response.approved_date <= day as is_approved,
            response.is_received
        from register.inspections as inspections
        inner join due on inspections.inspection_id = due.inspection_id
        left join deciding_response as response on inspections.inspection_id = response.inspection_id
    ),

    staged as (
        select
            inspection_id,
            published_date,
            last_lawful_day,
            case
                when
                    not coalesce(has_no_regime, false)
                    and response_required <> 'no'
                    and covered_by_inspection_id is null
                    then last_lawful_day - cast(notice_days as integer)
            end as chief_officer_day,
            cast(last_lawful_day - day as integer) as days_left,
            response_id,
            answered_date,
            cast(answered_date - published_date + 1 as integer) as answered_on_day,
            sent_to_inspectorate_date,
            forwarded_to_home_office_date,
            url as response_url,
            case
                when
                    response_required = 'no' or covered_by_inspection_id is not null or has_no_regime
                    then 'not_required'
                when response_id is null then 'not_recorded'
                when answered_date is not null and last_lawful_day is null then 'published_no_clock'
                when answered_date <= last_lawful_day then 'published_on_time'
                when answered_date is not null then 'published_late'
                when is_published_undated then 'published_undated'
                when day > last_lawful_day then 'overdue'
                when is_approved then 'approved'
                when is_received then 'drafting'
                else 'awaiting_chief_officer'
            end as stage
        from facts
    )

    select
        inspection_id,
        published_date,
        last_lawful_day,
        chief_officer_day,
        days_left,
        response_id,
        answered_date,
        answered_on_day,
        sent_to_inspectorate_date,
        forwarded_to_home_office_date,
        response_url,
        stage,
        -- settled, answered, late, running (a date lies ahead, whether or not work is recorded), begun (no date is
        -- known), or unknown (nothing is recorded, and no date lies ahead): what the pages sort by.
        case
            when counts_as('response_stage', stage) in ('settled', 'answered', 'late')
                then counts_as('response_stage', stage)
            when last_lawful_day >= day then 'running'
            when counts_as('response_stage', stage) = 'running' then 'begun'
            else 'unknown'
        end as clock_state
    from staged
);
