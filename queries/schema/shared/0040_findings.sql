-- One row per finding with a reply: the newest response's word on it.
CREATE OR REPLACE VIEW memory.main.newest_replies AS (
    SELECT
        replies.finding_id,
        replies.reply_id,
        replies.response_id,
        replies.acceptance,
        replies.action_or_reason,
        replies.reference,
        replies.note
    FROM register.response_replies AS replies
    INNER JOIN register.responses AS responses ON replies.response_id = responses.response_id
    QUALIFY row_number() OVER (
        PARTITION BY replies.finding_id
        ORDER BY responses.published_date DESC NULLS LAST, replies.reply_id DESC
    ) = 1
);

-- Where the delivery of each finding stood at the end of a day: one row per finding with a recorded status.
CREATE OR REPLACE MACRO memory.main.delivery_on(day) AS TABLE (
    SELECT
        subject_id AS finding_id,
        to_status AS delivery,
        CAST(updated_at AS DATE) AS updated_date
    FROM register.updates
    WHERE subject_type = 'finding' AND to_status IS NOT NULL AND CAST(updated_at AS DATE) <= day
    QUALIFY row_number() OVER (PARTITION BY subject_id ORDER BY updated_at DESC, update_id DESC) = 1
);

-- One row per finding: what stands behind it.
--
-- An intervention answers a finding when its link says that it addresses it, fully or in part; a project on the same
-- subject is counted apart. A finding calls for work unless it is a positive practice or is addressed to others.
CREATE OR REPLACE VIEW memory.main.finding_links AS (
    WITH links AS (
        SELECT
            links.finding_id,
            CAST(count(*) FILTER (WHERE counts_as('relation', links.relation) = 'answers') AS INTEGER) AS answering,
            CAST(count(*) FILTER (WHERE counts_as('relation', links.relation) = 'answers' AND money.is_funded) AS INTEGER)
                AS funded,
            CAST(count(*) FILTER (WHERE counts_as('relation', links.relation) = 'related') AS INTEGER) AS related
        FROM register.finding_interventions AS links
        INNER JOIN intervention_money AS money ON links.intervention_id = money.intervention_id
        GROUP BY links.finding_id
    ),

    priority_links AS (
        SELECT
            finding_id,
            CAST(count(*) AS INTEGER) AS priorities
        FROM register.finding_priorities
        GROUP BY finding_id
    )

    SELECT
        findings.finding_id,
        coalesce(links.answering, 0) AS answering_interventions,
        coalesce(links.funded, 0) AS funded_interventions,
        coalesce(links.related, 0) AS related_interventions,
        coalesce(priority_links.priorities, 0) AS priorities,
        CASE
            WHEN links.funded > 0 THEN 'funded'
            WHEN links.answering > 0 THEN 'not_funded'
            WHEN links.related > 0 THEN 'related_only'
            ELSE 'none'
        END AS link_status,
        coalesce(counts_as('finding_type', findings.finding_type), 'to_answer') <> 'practice'
        AND coalesce(counts_as('addressed_to_us', findings.addressed_to_us), 'ours') = 'ours' AS calls_for_work
    FROM register.findings AS findings
    LEFT JOIN links ON findings.finding_id = links.finding_id
    LEFT JOIN priority_links ON findings.finding_id = priority_links.finding_id
);
